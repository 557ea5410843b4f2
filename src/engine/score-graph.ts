import type { LlamaConfig } from '../model';
import { parameterSpecs } from '../model';
import type { BatchShape } from './decoder';
import { decoder, headName } from './decoder';
import type { GraphOptions } from './graph/graph';
import { Graph } from './graph/graph';
import type { Value } from './graph/value';
import { segmentMask } from './ops/attention';
import { takeRows } from './ops/embedding';
import { logProbabilities } from './ops/head';

export interface ScoreGraphOptions extends GraphOptions {
  readonly batch: BatchShape;
  /** How many tokens are scored. */
  readonly headRows: number;
}

/**
 * Log probabilities of chosen tokens. Inputs: every weight by name, `tokens`, `positions`, `segments`, `parents` (see
 * `segmentMask`), and for each scored token the position that predicts it (`rows`, repeats allowed) and its id
 * (`labels`). Output: `log_probabilities [headRows, 1]`, natural.
 */
export function buildScoreGraph(config: LlamaConfig, options: ScoreGraphOptions): Graph {
  const { sequences, length } = options.batch;
  const g = new Graph(options);
  const tokens = g.input('tokens', [sequences * length], 'i64');
  const positions = g.input('positions', [sequences, length], 'i64');
  const segments = g.input('segments', [sequences, length], 'i32');
  const parents = g.input('parents', [sequences, length], 'i32');
  const rows = g.input('rows', [options.headRows], 'i64');
  const labels = g.input('labels', [options.headRows], 'i64');
  const weights = new Map<string, Value>();
  for (const { name, shape } of parameterSpecs(config)) weights.set(name, g.input(name, shape));
  const weight = (name: string): Value => weights.get(name)!;

  const inputs = { tokens, positions, mask: segmentMask(g, segments, parents) };
  const hidden = decoder(g, config, weight, inputs, options.batch);
  const scored = logProbabilities(g, takeRows(g, hidden, rows), weight(headName(config)), labels);
  g.output('log_probabilities', scored);
  return g;
}
