import type { ModelConfig } from '../model';
import { headName } from '../model';
import type { BatchShape } from './batch-shape';
import { gradients } from './graph/differentiate';
import type { GraphOptions } from './graph/graph';
import { Graph } from './graph/graph';
import { hiddenStates } from './hidden-states';
import { takeRows } from './ops/embedding';
import { crossEntropyHead } from './ops/head';
import type { WeightSource } from './model-weights';
import { trainedWeights } from './model-weights';

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
 * One training step without the update. Inputs: every weight by name, those of `hiddenStates` as a packed batch has
 * them, `labels` and `row_weights` of the head's rows, and `rows` (which positions, no position twice) unless the head
 * sees all. Outputs: `loss`, the sum of the rows' weighted surprises, and each weight's gradient.
 */
export function buildTrainGraph(config: ModelConfig, options: TrainGraphOptions, source: WeightSource = {}): Graph {
  const { batch, headRows } = options;
  const { sequences, length } = batch;
  const g = new Graph(options);
  const labels = g.input('labels', [headRows], 'i64');
  const rowWeights = g.input('row_weights', [headRows, 1]);
  const weights = trainedWeights(g, config, source, batch);

  const hidden = hiddenStates(g, config, weights, batch);
  const seen = headRows === sequences * length ? hidden : takeRows(g, hidden, g.input('rows', [headRows], 'i64'));
  const table = weights.value(headName(config));
  const loss = crossEntropyHead(g, seen, table, labels, rowWeights, config.logitSoftcap);
  const found = gradients(g, loss, weights.trained);
  g.output('loss', loss);
  // Every weight reaches the loss.
  weights.trained.forEach(({ name }, i) => g.output(gradientName(name), found[i]!));
  return g;
}
