import type { DecoderConfig } from '../model';
import { headName, parameterSpecs } from '../model';
import type { BatchShape } from './batch-shape';
import { decoder } from './decoder';
import type { GraphOptions } from './graph/graph';
import { Graph } from './graph/graph';
import type { Value } from './graph/value';
import { segmentMask } from './ops/attention';
import { takeRows } from './ops/embedding';
import { logProbabilities } from './ops/head';
import { graphWeights } from './weights';

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
export function buildScoreGraph(config: DecoderConfig, options: ScoreGraphOptions): Graph {
  const { sequences, length } = options.batch;
  const g = new Graph(options);
  const tokens = g.input('tokens', [sequences * length], 'i64');
  const positions = g.input('positions', [sequences, length], 'i64');
  const segments = g.input('segments', [sequences, length], 'i32');
  const parents = g.input('parents', [sequences, length], 'i32');
  const rows = g.input('rows', [options.headRows], 'i64');
  const labels = g.input('labels', [options.headRows], 'i64');
  const weights = graphWeights(g, parameterSpecs(config), ({ name, shape }) => g.input(name, shape));

  const mask = (window: number | undefined): Value =>
    segmentMask(g, segments, parents, window === undefined ? undefined : { size: window, positions });
  const hidden = decoder(g, config, weights, { tokens, positions, mask }, options.batch);
  const table = weights.value(headName(config));
  const scored = logProbabilities(g, takeRows(g, hidden, rows), table, labels, config.logitSoftcap);
  g.output('log_probabilities', scored);
  return g;
}
