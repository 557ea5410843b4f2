import type { DecoderConfig } from '../../model';
import { headName } from '../../model';
import type { GraphOptions } from '../graph/graph';
import { Graph } from '../graph/graph';
import type { WeightSource } from '../model-weights';
import { fixedWeights } from '../model-weights';
import { takeRows } from '../ops/embedding';
import { targetLogProbabilities } from '../ops/head';
import { treeStates } from './tree-states';

export interface ScoreGraphOptions extends GraphOptions {
  /** Tokens in a row. */
  readonly length: number;
}

/**
 * Log probabilities of chosen tokens for however many rows of trees. Inputs: those of `fixedWeights` and `treeStates`,
 * `heads`, the tokens behind which something is predicted, and `targets [targets, 2]`: which of `heads` predicts which
 * token. Output: `log_probabilities [targets]`, natural.
 */
export function buildScoreGraph(config: DecoderConfig, source: WeightSource, options: ScoreGraphOptions): Graph {
  const g = new Graph(options);
  const weights = fixedWeights(g, config, source);
  const states = treeStates(g, config, weights, options);
  const heads = g.input('heads', [-1], 'i64');
  const targets = g.input('targets', [-1, 2], 'i64');
  const table = weights.value(headName(config));
  const scored = targetLogProbabilities(g, takeRows(g, states, heads), table, targets, config.logitSoftcap);
  g.output('log_probabilities', scored);
  return g;
}
