import type { EncoderDecoderConfig } from '../../model';
import { headName } from '../../model';
import type { GraphOptions } from '../graph/graph';
import { Graph } from '../graph/graph';
import { takeRows } from '../ops/embedding';
import { targetLogProbabilities } from '../ops/head';
import type { WeightSource } from '../model-weights';
import { fixedWeights } from '../model-weights';
import type { PairShape } from './states';
import { decode, encode } from './states';

export interface PairScoreGraphOptions extends GraphOptions {
  readonly shape: PairShape;
}

/** Left to the data: how many tokens are scored. */
const OPEN = -1;

/**
 * Log probabilities of chosen tokens of targets, whose inputs are encoded once for all of them. Inputs: those of
 * `fixedWeights`, the encoder's `input_tokens` and `input_segments`, the decoder's `tokens` and `segments`, `parents` (the
 * encoder's segment that each of its tokens sees), `heads`, the places that predict something, and
 * `targets [targets, 2]`: which of `heads` predicts which token. Output: `log_probabilities [targets]`, natural.
 */
export function buildPairScoreGraph(
  config: EncoderDecoderConfig,
  source: WeightSource,
  options: PairScoreGraphOptions,
): Graph {
  const { shape } = options;
  const { sequences, length, inputLength } = shape;
  const g = new Graph(options);
  const read = {
    tokens: g.input('input_tokens', [sequences * inputLength], 'i64'),
    segments: g.input('input_segments', [sequences, inputLength], 'i32'),
  };
  const written = {
    tokens: g.input('tokens', [sequences * length], 'i64'),
    segments: g.input('segments', [sequences, length], 'i32'),
    parents: g.input('parents', [sequences, length], 'i32'),
  };
  const heads = g.input('heads', [OPEN], 'i64');
  const targets = g.input('targets', [OPEN, 2], 'i64');
  const weights = fixedWeights(g, config, source);
  const states = encode(g, config, weights, read, shape);
  const hidden = decode(g, config, weights, written, { states, segments: read.segments }, shape);
  const table = weights.value(headName(config));
  g.output('log_probabilities', targetLogProbabilities(g, takeRows(g, hidden, heads), table, targets));
  return g;
}
