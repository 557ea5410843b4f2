import type { DecoderConfig } from '../model';
import type { BatchShape } from './batch-shape';
import type { Graph } from './graph/graph';
import type { Value } from './graph/value';
import { activate, gated } from './ops/activation';
import { add } from './ops/arithmetic';
import type { AttentionShape } from './ops/attention';
import { attention } from './ops/attention';
import { normalize } from './ops/normalize';
import type { RotaryTables } from './ops/rope';
import { rotate } from './ops/rope';
import { reshape, sliceLast } from './ops/shape';
import type { Weights } from './weights';

/** Where a layer stands and what it shares with others. */
export interface LayerContext {
  /** Its Hugging Face name, such as `model.layers.3`. */
  readonly name: string;
  /** Where positions are rotary. */
  readonly tables?: RotaryTables;
  readonly mask: Value;
  readonly batch: BatchShape;
  /** `attention` when left out. */
  readonly attend?: AttendIn;
}

/** Attention over queries, keys and values that know their places; as `attention` takes and gives them. */
export type AttendIn = (query: Value, key: Value, value: Value, mask: Value, shape: AttentionShape) => Value;

/** One layer of a decoder: attention and MLP, each with its norm and residual. `x` is `[rows, hidden]`. */
export function decoderLayer(
  g: Graph,
  config: DecoderConfig,
  weights: Weights,
  x: Value,
  context: LayerContext,
): Value {
  const { layer } = config.modules;
  const named = (module: string): string => `${context.name}.${module}`;
  const norm = (y: Value, module: string): Value => normalize(g, config.norm, weights, y, named(module));
  /** The last matrix of a block, with what its result is added to. */
  const close = (inner: Value, module: string, outNorm: string | undefined, residual: Value): Value =>
    outNorm === undefined
      ? weights.linear(inner, named(module), residual)
      : add(g, residual, norm(weights.linear(inner, named(module)), outNorm));

  const before = config.normOrder === 'before';
  const mixed = attend(g, config, weights, before ? norm(x, layer.attentionNorm) : x, context);
  const joined = close(mixed, layer.output, layer.attentionOutNorm, x);
  const attended = before ? joined : norm(joined, layer.attentionNorm);

  const read = config.residual === 'parallel' ? x : attended;
  const inner = mlp(g, config, weights, before ? norm(read, layer.mlpNorm) : read, context);
  const out = close(inner, layer.down, layer.mlpOutNorm, attended);
  return before ? out : norm(out, layer.mlpNorm);
}

/** What attention makes of `x`, before its output matrix. */
function attend(g: Graph, config: DecoderConfig, weights: Weights, x: Value, context: LayerContext): Value {
  const { heads, keyValueHeads, headDim, scale, softcap } = config.attention;
  const { queryNorm, keyNorm } = config.modules.layer;
  const { query, key, value } = projections(g, config, weights, x, context.name);
  const place = (y: Value, count: number, norm: string | undefined): Value => {
    const normed = norm === undefined ? y : perHead(g, config, weights, y, `${context.name}.${norm}`);
    return context.tables === undefined ? normed : rotate(g, normed, count, context.tables);
  };
  const shape = { ...context.batch, heads, keyValueHeads, headDim, factor: scale };
  const { attend: over = (q, k, v, mask, its) => attention(g, q, k, v, mask, its) } = context;
  return over(place(query, heads, queryNorm), place(key, keyValueHeads, keyNorm), value, context.mask, {
    ...shape,
    ...(softcap === undefined ? {} : { softcap }),
  });
}

/** Each head's part brought to one scale by itself. */
function perHead(g: Graph, config: DecoderConfig, weights: Weights, x: Value, module: string): Value {
  const { headDim } = config.attention;
  const heads = reshape(g, x, [(x.shape[0]! * x.shape[1]!) / headDim, headDim]);
  return reshape(g, normalize(g, config.norm, weights, heads, module), x.shape);
}

function projections(g: Graph, config: DecoderConfig, weights: Weights, x: Value, name: string) {
  const { heads, keyValueHeads, headDim } = config.attention;
  const { projections: layout } = config.modules.layer;
  if (layout.kind === 'separate') {
    const of = (module: string): Value => weights.linear(x, `${name}.${module}`);
    return { query: of(layout.query), key: of(layout.key), value: of(layout.value) };
  }
  const all = weights.linear(x, `${name}.${layout.module}`);
  if (layout.order === 'heads') {
    const rows = x.shape[0]!;
    const each = reshape(g, all, [rows, heads, 3 * headDim]);
    const third = (i: number): Value =>
      reshape(g, sliceLast(g, each, i * headDim, (i + 1) * headDim), [rows, heads * headDim]);
    return { query: third(0), key: third(1), value: third(2) };
  }
  const [own, shared] = [heads * headDim, keyValueHeads * headDim];
  return {
    query: sliceLast(g, all, 0, own),
    key: sliceLast(g, all, own, own + shared),
    value: sliceLast(g, all, own + shared, own + 2 * shared),
  };
}

/** What the MLP makes of `x`, before its last matrix. */
function mlp(g: Graph, config: DecoderConfig, weights: Weights, x: Value, { name }: LayerContext): Value {
  const { gate, up } = config.modules.layer;
  const { activation } = config.mlp;
  const opened = weights.linear(x, `${name}.${up}`);
  return gate === undefined
    ? activate(g, opened, activation)
    : gated(g, weights.linear(x, `${name}.${gate}`), opened, activation);
}
