import type { EncoderDecoderConfig, StackConfig } from '../../model';
import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { add } from '../ops/arithmetic';
import { attention } from '../ops/attention';
import { embed } from '../ops/embedding';
import { normalize } from '../ops/normalize';
import { recompute } from '../ops/recompute';
import type { Weights } from '../weights';
import type { LayerAttention } from './layer';
import { layer } from './layer';
import { relativeBias, type Direction } from './relative-bias';

/**
 * The hidden states of an encoder or a decoder after its last norm, `[rows, hidden]`.
 * @param tokens i64 `[rows]` @param attend what each layer's queries look at, by the layer's index
 */
export function layers(
  g: Graph,
  config: EncoderDecoderConfig,
  weights: Weights,
  side: StackConfig,
  tokens: Value,
  attend: (index: number) => LayerAttention,
): Value {
  const { modules } = side;
  let x = embed(g, weights.value(`${config.embedding}.weight`), tokens);
  for (let index = 0; index < side.layers; index++) {
    const context = { name: `${modules.layers}.${index}`, modules: modules.layer, attend: attend(index) };
    x = recompute(g, x, (y) => layer(g, config, weights, y, context));
  }
  return normalize(g, config.norm, weights, x, modules.finalNorm);
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
  readonly sequences: number;
  readonly length: number;
  readonly cross?: CrossInputs;
}

/** `layers` over whole texts: all their tokens at once. */
export function stack(
  g: Graph,
  config: EncoderDecoderConfig,
  weights: Weights,
  side: StackConfig,
  { tokens, mask, direction, sequences, length, cross }: StackInputs,
): Value {
  const { heads, headDim, scale, relative } = config.attention;
  const table = weights.value(`${side.modules.relativeBias}.weight`);
  const bias = relativeBias(g, table, relative, direction, length);
  // Added once for all layers; each tells of its own share of the bias's gradient.
  const seen = g.withoutRecording(() => add(g, mask, bias));
  const shape = { sequences, length, heads, keyValueHeads: heads, headDim, factor: scale };
  const attend: LayerAttention = {
    self: (query, key, value) => attention(g, query, key, value, seen, { ...shape, bias }),
    cross: (query, matrices) => {
      // The decoder's layers alone look across, and a decoder is never without what it looks at.
      const { states, length: keyLength, mask: across } = cross!;
      const key = weights.linear(states, matrices.key);
      const value = weights.linear(states, matrices.value);
      return attention(g, query, key, value, across, { ...shape, keyLength });
    },
  };
  return layers(g, config, weights, side, tokens, () => attend);
}
