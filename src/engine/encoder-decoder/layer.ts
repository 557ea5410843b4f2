import type { AttentionModules, EncoderDecoderConfig, StackLayerModules } from '../../model';
import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { activate, gated } from '../ops/activation';
import { normalize } from '../ops/normalize';
import type { Weights } from '../weights';

/** What a layer's queries look at, `[rows, heads * headDim]` as they are. */
export interface LayerAttention {
  /** The tokens of their own side. */
  readonly self: (query: Value, key: Value, value: Value) => Value;
  /** The encoder's tokens: their keys and values come from matrices of this layer, by their Hugging Face names. */
  readonly cross: (query: Value, matrices: Pick<AttentionModules, 'key' | 'value'>) => Value;
}

export interface LayerContext {
  /** The layer's Hugging Face name, such as `decoder.block.3`. */
  readonly name: string;
  readonly modules: StackLayerModules;
  readonly attend: LayerAttention;
}

/** One layer of an encoder or a decoder: attention to its own side, to the other, and the MLP. `x` is `[rows, hidden]`. */
export function layer(
  g: Graph,
  config: EncoderDecoderConfig,
  weights: Weights,
  x: Value,
  { name, modules, attend }: LayerContext,
): Value {
  const named = (module: string): string => `${name}.${module}`;
  const norm = (y: Value, module: string): Value => normalize(g, config.norm, weights, y, named(module));
  const linear = (y: Value, module: string, residual?: Value): Value => weights.linear(y, named(module), residual);

  const { self, cross } = modules;
  const own = norm(x, modules.selfNorm);
  const mixed = attend.self(linear(own, self.query), linear(own, self.key), linear(own, self.value));
  let y = linear(mixed, self.output, x);
  if (cross !== undefined) {
    const { query, key, value, output } = cross.attention;
    const asked = linear(norm(y, cross.norm), query);
    y = linear(attend.cross(asked, { key: named(key), value: named(value) }), output, y);
  }
  const read = norm(y, modules.mlpNorm);
  const opened = linear(read, modules.up);
  const { activation } = config.mlp;
  const inner =
    modules.gate === undefined
      ? activate(g, opened, activation)
      : gated(g, linear(read, modules.gate), opened, activation);
  return linear(inner, modules.down, y);
}
