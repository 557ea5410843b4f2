import type { LoraAdapters, Model, ModelConfig, StoredTensor } from '../model';
import { parameterSpecs } from '../model';
import type { BatchShape } from './batch-shape';
import type { Graph } from './graph/graph';
import type { Data, Value } from './graph/value';
import { loraBranch } from './lora/branch';
import { dropoutInputs } from './lora/dropout';
import type { Weights } from './weights';
import { graphWeights } from './weights';

/** Where a graph gets a model's weights from; `Model` is one. */
export interface WeightSource {
  /** Branches beside linear layers, inputs of the graph by the names of their matrices. */
  readonly adapters?: LoraAdapters;
  /** Weights that lie in files and are mapped from there; the others are inputs of the graph by their names. */
  readonly stored?: ReadonlyMap<string, StoredTensor>;
}

/** A model's weights in a graph that only computes with them. */
export function fixedWeights(g: Graph, config: ModelConfig, source: WeightSource): Weights {
  const { adapters } = source;
  const input = inputs(g);
  const branch = adapters === undefined ? undefined : loraBranch(g, adapters, input);
  return graphWeights(g, parameterSpecs(config), (spec) => frozen(g, source, spec, input), branch);
}

/** The data of `fixedWeights`, by the names of its inputs: where it lies, so that training shows. */
export function weightFeeds({ weights, adapters }: Pick<Model, 'weights' | 'adapters'>): Map<string, Data> {
  const feeds = new Map<string, Data>();
  for (const [name, { data }] of weights) feeds.set(name, data);
  for (const [name, { data }] of adapters?.weights ?? []) feeds.set(name, data);
  return feeds;
}

/** A model's weights, and those of them that gradients are wanted for, named as the inputs they are. */
export interface TrainedWeights extends Weights {
  readonly trained: readonly Value[];
}

/** A model's weights in a graph that trains them: the adapters where there are some, otherwise all. */
export function trainedWeights(g: Graph, config: ModelConfig, source: WeightSource, batch: BatchShape): TrainedWeights {
  const { adapters } = source;
  const trained: Value[] = [];
  const parameter = (name: string, shape: readonly number[]): Value => {
    const value = g.parameter(name, shape);
    trained.push(value);
    return value;
  };
  const specs = parameterSpecs(config);
  if (adapters === undefined)
    return { ...graphWeights(g, specs, ({ name, shape }) => parameter(name, shape)), trained };
  const input = inputs(g);
  const drop = adapters.dropout > 0 ? dropoutInputs(g, config, adapters, batch) : undefined;
  const branch = loraBranch(g, adapters, parameter, drop);
  return { ...graphWeights(g, specs, (spec) => frozen(g, source, spec, input), branch), trained };
}

const inputs =
  (g: Graph) =>
  (name: string, shape: readonly number[]): Value =>
    g.input(name, shape);

function frozen(
  g: Graph,
  { stored }: WeightSource,
  { name, shape }: { readonly name: string; readonly shape: readonly number[] },
  input: (name: string, shape: readonly number[]) => Value,
): Value {
  const tensor = stored?.get(name);
  return tensor === undefined ? input(name, shape) : g.stored(name, tensor);
}
