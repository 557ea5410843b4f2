import type { LlamaConfig } from '../model';
import { parameterSpecs } from '../model';
import type { BatchShape } from './decoder';
import { decoder, headName } from './decoder';
import { gradients } from './graph/differentiate';
import type { GraphOptions } from './graph/graph';
import { Graph } from './graph/graph';
import type { Value } from './graph/value';
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
export function buildTrainGraph(config: LlamaConfig, options: TrainGraphOptions): Graph {
  const { batch, headRows } = options;
  const { sequences, length } = batch;
  const g = new Graph(options);
  const tokens = g.input('tokens', [sequences * length], 'i64');
  const positions = g.input('positions', [sequences, length], 'i64');
  const segments = g.input('segments', [sequences, length], 'i32');
  const labels = g.input('labels', [headRows], 'i64');
  const rowWeights = g.input('row_weights', [headRows, 1]);
  const weights = new Map<string, Value>();
  for (const { name, shape } of parameterSpecs(config)) weights.set(name, g.parameter(name, shape));
  const weight = (name: string): Value => weights.get(name)!;

  const inputs = { tokens, positions, mask: segmentMask(g, segments) };
  const hidden = decoder(g, config, weight, inputs, batch);
  const seen = headRows === sequences * length ? hidden : takeRows(g, hidden, g.input('rows', [headRows], 'i64'));
  const loss = crossEntropyHead(g, seen, weight(headName(config)), labels, rowWeights);
  const names = [...weights.keys()];
  const found = gradients(g, loss, names.map(weight));
  g.output('loss', loss);
  // Every weight of a decoder reaches the loss.
  names.forEach((name, i) => g.output(gradientName(name), found[i]!));
  return g;
}
