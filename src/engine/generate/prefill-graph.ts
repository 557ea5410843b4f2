import type { DecoderConfig } from '../../model';
import { headName } from '../../model';
import type { GraphOptions } from '../graph/graph';
import { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import type { WeightSource } from '../model-weights';
import { fixedWeights } from '../model-weights';
import { takeRows } from '../ops/embedding';
import { logitsOf } from '../ops/head';
import { treeStates } from '../score/tree-states';
import { stackKept } from './stack-kept';

export interface PrefillGraphOptions extends GraphOptions {
  /** Tokens in a row. */
  readonly length: number;
}

/**
 * Reads prompts, laid out as trees. Inputs: those of `fixedWeights` and `treeStates`, and `heads`, each prompt's last
 * token. Outputs: `logits [heads, vocabulary]` and `past [2 * layers, tokens, keyValueHeads * headDim]`, each layer's
 * keys and then its values.
 */
export function buildPrefillGraph(config: DecoderConfig, source: WeightSource, options: PrefillGraphOptions): Graph {
  const g = new Graph(options);
  const weights = fixedWeights(g, config, source);
  const kept: Value[] = [];
  const states = treeStates(g, config, weights, { ...options, seen: (key, value) => kept.push(key, value) });
  const last = takeRows(g, states, g.input('heads', [-1], 'i64'));
  g.output('logits', logitsOf(g, last, weights.value(headName(config)), config.logitSoftcap));
  g.output('past', stackKept(g, kept));
  return g;
}
