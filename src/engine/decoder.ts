import type { LlamaConfig } from '../model';
import { rotaryFrequencies } from '../model';
import type { Graph } from './graph/graph';
import type { Value } from './graph/value';
import { attention } from './ops/attention';
import { embed } from './ops/embedding';
import { linear } from './ops/matmul';
import { rmsNorm } from './ops/rms-norm';
import type { RotaryTables } from './ops/rope';
import { rotate, rotaryTables } from './ops/rope';
import { swiglu } from './ops/swiglu';

/** The batch a graph is built for: `sequences` rows of `length` tokens. */
export interface BatchShape {
  readonly sequences: number;
  readonly length: number;
}

export interface DecoderInputs {
  /** i64 `[sequences * length]`. */
  readonly tokens: Value;
  /** i64 `[sequences, length]`; restart in each segment. */
  readonly positions: Value;
  /** From `segmentMask`. */
  readonly mask: Value;
}

/** A weight of the model as a value of the graph, by its Hugging Face name. */
export type WeightLookup = (name: string) => Value;

/** The name of the matrix that turns hidden states into logits. */
export function headName(config: LlamaConfig): string {
  return config.tieWordEmbeddings ? 'model.embed_tokens.weight' : 'lm_head.weight';
}

/** The hidden states of a Llama-type decoder after its last norm, `[sequences * length, hidden]`. */
export function decoder(
  g: Graph,
  config: LlamaConfig,
  weight: WeightLookup,
  inputs: DecoderInputs,
  batch: BatchShape,
): Value {
  const tables = rotaryTables(g, inputs.positions, rotaryFrequencies(config), batch.length);
  let x = embed(g, weight('model.embed_tokens.weight'), inputs.tokens);
  for (let index = 0; index < config.layers; index++) {
    const inLayer: WeightLookup = (name) => weight(`model.layers.${index}.${name}.weight`);
    x = layer(g, config, inLayer, x, { tables, mask: inputs.mask, batch });
  }
  return rmsNorm(g, x, weight('model.norm.weight'), config.rmsNormEps);
}

interface LayerContext {
  readonly tables: RotaryTables;
  readonly mask: Value;
  readonly batch: BatchShape;
}

function layer(g: Graph, config: LlamaConfig, weight: WeightLookup, x: Value, context: LayerContext): Value {
  const { attentionHeads: heads, keyValueHeads, headDim, rmsNormEps } = config;
  const before = rmsNorm(g, x, weight('input_layernorm'), rmsNormEps);
  const query = rotate(g, linear(g, before, weight('self_attn.q_proj')), heads, context.tables);
  const key = rotate(g, linear(g, before, weight('self_attn.k_proj')), keyValueHeads, context.tables);
  const value = linear(g, before, weight('self_attn.v_proj'));
  const shape = { ...context.batch, heads, keyValueHeads, headDim };
  const mixed = attention(g, query, key, value, context.mask, shape);
  const attended = linear(g, mixed, weight('self_attn.o_proj'), x);
  const middle = rmsNorm(g, attended, weight('post_attention_layernorm'), rmsNormEps);
  const inner = swiglu(g, linear(g, middle, weight('mlp.gate_proj')), linear(g, middle, weight('mlp.up_proj')));
  return linear(g, inner, weight('mlp.down_proj'), attended);
}
