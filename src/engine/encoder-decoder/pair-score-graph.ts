import type { EncoderDecoderConfig } from '../../model';
import { headName, parameterSpecs } from '../../model';
import type { GraphOptions } from '../graph/graph';
import { Graph } from '../graph/graph';
import { takeRows } from '../ops/embedding';
import { logProbabilities } from '../ops/head';
import { graphWeights } from '../weights';
import type { PairShape } from './states';
import { decode, encode } from './states';

export interface PairScoreGraphOptions extends GraphOptions {
  readonly shape: PairShape;
  /** How many tokens are scored. */
  readonly headRows: number;
}

/**
 * Log probabilities of chosen tokens of targets, whose inputs are encoded once for all of them. Inputs: every weight by
 * name, the encoder's `input_tokens` and `input_segments`, the decoder's `tokens` and `segments`, `parents` (the encoder's
 * segment that each of its tokens sees), and for each scored token the place that predicts it (`rows`, repeats allowed)
 * and its id (`labels`). Output: `log_probabilities [headRows, 1]`, natural.
 */
export function buildPairScoreGraph(config: EncoderDecoderConfig, options: PairScoreGraphOptions): Graph {
  const { shape, headRows } = options;
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
  const rows = g.input('rows', [headRows], 'i64');
  const labels = g.input('labels', [headRows], 'i64');
  const weights = graphWeights(g, parameterSpecs(config), ({ name, shape: size }) => g.input(name, size));
  const states = encode(g, config, weights, read, shape);
  const hidden = decode(g, config, weights, written, { states, segments: read.segments }, shape);
  const table = weights.value(headName(config));
  g.output('log_probabilities', logProbabilities(g, takeRows(g, hidden, rows), table, labels));
  return g;
}
