import type { DecoderConfig } from '../model';
import { headName } from '../model';
import type { BatchShape } from './batch-shape';
import { decoder } from './decoder';
import { gradients } from './graph/differentiate';
import type { GraphOptions } from './graph/graph';
import { Graph } from './graph/graph';
import type { Value } from './graph/value';
import type { WeightSource } from './model-weights';
import { trainedWeights } from './model-weights';
import { segmentMask } from './ops/attention';
import { takeRows } from './ops/embedding';
import { crossEntropyHead } from './ops/head';

export interface TrainGraphOptions extends GraphOptions {
  readonly batch: BatchShape;
  /** How many positions the head is computed for; all of them when it equals `sequences * length`. */
  readonly headRows: number;
}

/** The name of a weight's gradient among the graph's outputs. */
export function gradientName(weight: string): string {
  return `gradient:${weight}`;
}

/**
 * One training step without the update. Inputs: every weight by name, `tokens`, `positions`, `segments` as a packed
 * batch has them, `labels` and `row_weights` of the head's rows, and `rows` (which positions, no position twice) unless
 * the head sees all. Outputs: `loss`, the sum of the rows' weighted surprises, and each weight's gradient.
 */
export function buildTrainGraph(config: DecoderConfig, options: TrainGraphOptions, source: WeightSource = {}): Graph {
  const { batch, headRows } = options;
  const { sequences, length } = batch;
  const g = new Graph(options);
  const tokens = g.input('tokens', [sequences * length], 'i64');
  const positions = g.input('positions', [sequences, length], 'i64');
  const segments = g.input('segments', [sequences, length], 'i32');
  const labels = g.input('labels', [headRows], 'i64');
  const rowWeights = g.input('row_weights', [headRows, 1]);
  const weights = trainedWeights(g, config, source, batch);

  const mask = (window: number | undefined): Value =>
    segmentMask(g, segments, undefined, window === undefined ? undefined : { size: window, positions });
  const hidden = decoder(g, config, weights, { tokens, positions, mask }, batch);
  const seen = headRows === sequences * length ? hidden : takeRows(g, hidden, g.input('rows', [headRows], 'i64'));
  const table = weights.value(headName(config));
  const loss = crossEntropyHead(g, seen, table, labels, rowWeights, config.logitSoftcap);
  const found = gradients(g, loss, weights.trained);
  g.output('loss', loss);
  // Every weight of a decoder reaches the loss.
  weights.trained.forEach(({ name }, i) => g.output(gradientName(name), found[i]!));
  return g;
}
