import type { DecoderConfig } from '../../model';
import { headName } from '../../model';
import { decoder } from '../decoder';
import type { AttendIn } from '../decoder-layer';
import type { GraphOptions } from '../graph/graph';
import { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { attention } from '../ops/attention';
import { takeRows } from '../ops/embedding';
import { targetLogProbabilities } from '../ops/head';
import { treeMask } from '../ops/tree-mask';
import type { WeightSource } from '../model-weights';
import { fixedWeights } from '../model-weights';

export interface ScoreGraphOptions extends GraphOptions {
  /** Tokens in a row. */
  readonly length: number;
}

/** Left to the data: how many tokens and rows there are, how many positions have logits, how many tokens are scored. */
const OPEN = -1;

/**
 * Log probabilities of chosen tokens for however many rows of trees. What each token goes through alone is computed
 * without padding; only attention sees rows. Inputs: those of `fixedWeights`, `tokens [tokens]`, `positions [tokens, 1]`,
 * `ends [rows, length]` (see `treeMask`), `places [rows * length]`, the token at each place of the rows, `kept [tokens]`,
 * the place of each token, `row_positions [rows, length]` where the model has windows, `heads`, the tokens behind which
 * something is predicted, and `targets [targets, 2]`: which of `heads` predicts which token.
 * Output: `log_probabilities [targets]`, natural.
 */
export function buildScoreGraph(config: DecoderConfig, source: WeightSource, options: ScoreGraphOptions): Graph {
  const { length } = options;
  const g = new Graph(options);
  const tokens = g.input('tokens', [OPEN], 'i64');
  const positions = g.input('positions', [OPEN, 1], 'i64');
  const ends = g.input('ends', [OPEN, length], 'i32');
  const places = g.input('places', [OPEN * length], 'i64');
  const kept = g.input('kept', [OPEN], 'i64');
  const heads = g.input('heads', [OPEN], 'i64');
  const targets = g.input('targets', [OPEN, 2], 'i64');
  const weights = fixedWeights(g, config, source);
  const windowed = config.attention.windows.some((window) => window !== undefined);
  const rowPositions = windowed ? g.input('row_positions', [OPEN, length], 'i64') : undefined;

  const mask = (size: number | undefined): Value =>
    treeMask(g, ends, size === undefined ? undefined : { size, positions: rowPositions! });
  const rows = { sequences: OPEN, length };
  const inRows: AttendIn = (query, key, value, hidden, shape) => {
    const laid = (x: Value): Value => takeRows(g, x, places);
    const mixed = attention(g, laid(query), laid(key), laid(value), hidden, { ...shape, ...rows });
    return takeRows(g, mixed, kept);
  };
  const states = decoder(g, config, weights, { tokens, positions, mask, attend: () => inRows }, rows);
  const table = weights.value(headName(config));
  const scored = targetLogProbabilities(g, takeRows(g, states, heads), table, targets, config.logitSoftcap);
  g.output('log_probabilities', scored);
  return g;
}
