import type { DecoderConfig } from '../../model';
import { headName } from '../../model';
import { decoder } from '../decoder';
import type { AttendIn } from '../decoder-layer';
import type { GraphOptions } from '../graph/graph';
import { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import type { WeightSource } from '../model-weights';
import { fixedWeights } from '../model-weights';
import { maskOf } from '../ops/attention';
import { logitsOf } from '../ops/head';
import { reshape } from '../ops/shape';
import { stepAttention } from '../ops/step-attention';
import { stackKept } from './stack-kept';

export interface StepGraphOptions extends GraphOptions {
  /** How many texts go on at once. */
  readonly sequences: number;
  /** Positions stay below it. */
  readonly reach: number;
}

/** The position of a place in which no key is kept: behind all others. */
export const NO_POSITION = 2n ** 40n;

/**
 * One more token of several texts. Inputs: those of `fixedWeights`, `tokens [sequences]` and their `positions
 * [sequences, 1]`, the kept `keys.LAYER` and `values.LAYER [sequences, keyValueHeads, places, headDim]`, and
 * `past_positions [sequences, places]` of what is kept there. Outputs: `logits [sequences, vocabulary]` and `past`, as
 * `buildPrefillGraph` gives it, for the tokens read now. How many places there are is left to the data.
 */
export function buildStepGraph(config: DecoderConfig, source: WeightSource, options: StepGraphOptions): Graph {
  const { sequences, reach } = options;
  const { keyValueHeads, headDim } = config.attention;
  const g = new Graph(options);
  const weights = fixedWeights(g, config, source);
  const tokens = g.input('tokens', [sequences], 'i64');
  const positions = g.input('positions', [sequences, 1], 'i64');
  const past = reshape(g, g.input('past_positions', [sequences, -1], 'i64'), [sequences, 1, 1, -1]);
  const now = reshape(g, positions, [sequences, 1, 1, 1]);

  const mask = (window: number | undefined): Value => {
    const filled = g.emit('Less', [past, g.integers(Number(NO_POSITION))], past.shape, { dtype: 'bool' });
    if (window === undefined) return maskOf(g, filled);
    const reached = g.emit('Add', [past, g.integers(window)], past.shape);
    const near = g.emit('Greater', [reached, now], past.shape, { dtype: 'bool' });
    return maskOf(g, g.emit('And', [filled, near], past.shape));
  };
  const kept: Value[] = [];
  const attend =
    (layer: number): AttendIn =>
    (query, key, value, hidden, shape) => {
      kept.push(key, value);
      const places = [sequences, keyValueHeads, -1, headDim];
      const [keys, values] = [g.input(`keys.${layer}`, places), g.input(`values.${layer}`, places)];
      return stepAttention(g, { query, key, value, keys, values, mask: hidden }, shape);
    };
  const states = decoder(g, config, weights, { tokens, positions, mask, attend }, { sequences, length: 1, reach });
  g.output('logits', logitsOf(g, states, weights.value(headName(config)), config.logitSoftcap));
  g.output('past', stackKept(g, kept));
  return g;
}
