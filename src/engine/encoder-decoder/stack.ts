import type { AttentionModules, EncoderDecoderConfig, StackConfig } from '../../model';
import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { activate, gated } from '../ops/activation';
import { add } from '../ops/arithmetic';
import { attention } from '../ops/attention';
import { embed } from '../ops/embedding';
import { normalize } from '../ops/normalize';
import { recompute } from '../ops/recompute';
import type { Weights } from '../weights';
import { relativeBias, type Direction } from './relative-bias';

/** One side of a batch: `sequences` rows of `length` tokens. */
export interface SideShape {
  readonly sequences: number;
  readonly length: number;
}

/** What a decoder's tokens attend to besides themselves. */
export interface CrossInputs {
  /** The encoder's last hidden states, `[sequences * length, hidden]`. */
  readonly states: Value;
  readonly length: number;
  /** `[sequences, 1, target length, input length]`. */
  readonly mask: Value;
}

export interface StackInputs {
  /** i64 `[sequences * length]`. */
  readonly tokens: Value;
  /** What a token may attend to on its own side, `[sequences, 1, length, length]`. */
  readonly mask: Value;
  readonly direction: Direction;
  readonly shape: SideShape;
  readonly cross?: CrossInputs;
}

/** The hidden states of an encoder or a decoder after its last norm, `[sequences * length, hidden]`. */
export function stack(
  g: Graph,
  config: EncoderDecoderConfig,
  weights: Weights,
  { layers, modules }: StackConfig,
  inputs: StackInputs,
): Value {
  const table = weights.value(`${modules.relativeBias}.weight`);
  const bias = relativeBias(g, table, config.attention.relative, inputs.direction, inputs.shape.length);
  // Added once for all layers; each tells of its own share of the bias's gradient.
  const mask = g.withoutRecording(() => add(g, inputs.mask, bias));
  let x = embed(g, weights.value(`${config.embedding}.weight`), inputs.tokens);
  for (let index = 0; index < layers; index++) {
    const name = `${modules.layers}.${index}`;
    const context = { ...inputs, mask, bias, name, modules: modules.layer };
    x = recompute(g, x, (y) => layer(g, config, weights, y, context));
  }
  return normalize(g, config.norm, weights, x, modules.finalNorm);
}

interface LayerContext extends StackInputs {
  /** The layer's Hugging Face name. */
  readonly name: string;
  readonly modules: StackConfig['modules']['layer'];
  readonly bias: Value;
}

function layer(g: Graph, config: EncoderDecoderConfig, weights: Weights, x: Value, context: LayerContext): Value {
  const { modules, name, mask, bias, shape, cross } = context;
  const named = (module: string): string => `${name}.${module}`;
  const norm = (y: Value, module: string): Value => normalize(g, config.norm, weights, y, named(module));
  const attend = (from: Value, to: Value, own: AttentionModules, residual: Value, over: Over): Value => {
    const { heads, headDim, scale } = config.attention;
    const query = weights.linear(from, named(own.query));
    const key = weights.linear(to, named(own.key));
    const value = weights.linear(to, named(own.value));
    const size = { ...shape, heads, keyValueHeads: heads, headDim, factor: scale };
    const mixed = attention(g, query, key, value, over.mask, { ...size, ...over.more });
    return weights.linear(mixed, named(own.output), residual);
  };

  const own = norm(x, modules.selfNorm);
  let y = attend(own, own, modules.self, x, { mask, more: { bias } });
  if (modules.cross !== undefined && cross !== undefined) {
    const asking = norm(y, modules.cross.norm);
    const over = { mask: cross.mask, more: { keyLength: cross.length } };
    y = attend(asking, cross.states, modules.cross.attention, y, over);
  }
  const read = norm(y, modules.mlpNorm);
  const opened = weights.linear(read, named(modules.up));
  const { activation } = config.mlp;
  const inner =
    modules.gate === undefined
      ? activate(g, opened, activation)
      : gated(g, weights.linear(read, named(modules.gate)), opened, activation);
  return weights.linear(inner, named(modules.down), y);
}

/** What attention looks at. */
interface Over {
  readonly mask: Value;
  readonly more: { readonly bias: Value } | { readonly keyLength: number };
}
