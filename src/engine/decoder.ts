import type { DecoderConfig, Rope } from '../model';
import { rotaryFrequencies } from '../model';
import type { BatchShape } from './batch-shape';
import type { AttendIn } from './decoder-layer';
import { decoderLayer } from './decoder-layer';
import type { Graph } from './graph/graph';
import type { Value } from './graph/value';
import { add, scale } from './ops/arithmetic';
import { embed } from './ops/embedding';
import { normalize } from './ops/normalize';
import { recompute } from './ops/recompute';
import { rotaryTables } from './ops/rope';
import type { RotaryTables } from './ops/rope';
import { reshape } from './ops/shape';
import type { Weights } from './weights';

export interface DecoderInputs {
  /** i64 `[sequences * length]`. */
  readonly tokens: Value;
  /** i64 `[sequences, length]`; restart in each segment. */
  readonly positions: Value;
  /** What may be attended to, from `segmentMask`; asked once for each window that layers have. */
  readonly mask: (window: number | undefined) => Value;
  /** What stands for `attention` in each layer, where keys and values are kept or laid out otherwise. */
  readonly attend?: Attend;
}

/** Attention of a layer, by its index. */
export type Attend = (layer: number) => AttendIn;

/** The hidden states of a decoder after its last norm, as its head takes them, `[sequences * length, width]`. */
export function decoder(
  g: Graph,
  config: DecoderConfig,
  weights: Weights,
  inputs: DecoderInputs,
  batch: BatchShape,
): Value {
  const { modules, positions, attention } = config;
  const mask = once(inputs.mask);
  const tables = once((rope: Rope): RotaryTables => {
    const width = positions.kind === 'rotary' ? positions.width : 0;
    return rotaryTables(g, inputs.positions, rotaryFrequencies(width, rope), batch.reach ?? batch.length);
  });
  let x = embedding(g, config, weights, inputs);
  for (let index = 0; index < config.layers; index++) {
    const context = {
      name: `${modules.layers}.${index}`,
      ...(positions.kind === 'rotary' ? { tables: tables(positions.ropes[index]!) } : {}),
      mask: mask(attention.windows[index]),
      batch,
      ...(inputs.attend === undefined ? {} : { attend: inputs.attend(index) }),
    };
    x = recompute(g, x, (y) => decoderLayer(g, config, weights, y, context));
  }
  if (modules.finalNorm !== undefined) x = normalize(g, config.norm, weights, x, modules.finalNorm);
  return modules.projectOut === undefined ? x : weights.linear(x, modules.projectOut);
}

/** What goes into the first layer: tokens, and positions where they are learned. */
function embedding(g: Graph, config: DecoderConfig, weights: Weights, inputs: DecoderInputs): Value {
  const { modules, positions, embeddingScale } = config;
  const table = weights.value(`${modules.embedding}.weight`);
  const tokens = scale(g, embed(g, table, inputs.tokens), embeddingScale);
  const x = modules.projectIn === undefined ? tokens : weights.linear(tokens, modules.projectIn);
  if (positions.kind !== 'learned') return x;
  const rows = reshape(g, inputs.positions, inputs.tokens.shape);
  const shifted = positions.offset === 0 ? rows : g.emit('Add', [rows, g.integers(positions.offset)], rows.shape);
  return add(g, x, embed(g, weights.value(`${positions.module}.weight`), shifted));
}

/** Equal arguments are computed once: layers share their masks and tables. */
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}
