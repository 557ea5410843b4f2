import type { LlamaConfig } from './config';
import { elementCount } from './tensor';

/** One weight of a decoder: its Hugging Face name, its shape, and how it starts. */
export interface ParameterSpec {
  readonly name: string;
  /** Matrices are `[out, in]`, as `torch.nn.Linear` keeps them; the embedding is `[vocabulary, hidden]`. */
  readonly shape: readonly number[];
  /** `residual` matrices write into the residual stream: their spread shrinks with depth (GPT-2, section 2.3). */
  readonly role: 'embedding' | 'matrix' | 'residual' | 'norm';
}

/** Every weight in the order of the forward pass; a tied head has no weight of its own. */
export function parameterSpecs(config: LlamaConfig): readonly ParameterSpec[] {
  const { hiddenSize: hidden, intermediateSize: inner, headDim } = config;
  const query = config.attentionHeads * headDim;
  const keyValue = config.keyValueHeads * headDim;
  const matrix = (name: string, out: number, into: number): ParameterSpec => ({
    name,
    shape: [out, into],
    role: 'matrix',
  });
  const residual = (name: string, into: number): ParameterSpec => ({ name, shape: [hidden, into], role: 'residual' });
  const norm = (name: string): ParameterSpec => ({ name, shape: [hidden], role: 'norm' });

  const specs: ParameterSpec[] = [
    { name: 'model.embed_tokens.weight', shape: [config.vocabSize, hidden], role: 'embedding' },
  ];
  for (let layer = 0; layer < config.layers; layer++) {
    const at = `model.layers.${layer}`;
    specs.push(
      norm(`${at}.input_layernorm.weight`),
      matrix(`${at}.self_attn.q_proj.weight`, query, hidden),
      matrix(`${at}.self_attn.k_proj.weight`, keyValue, hidden),
      matrix(`${at}.self_attn.v_proj.weight`, keyValue, hidden),
      residual(`${at}.self_attn.o_proj.weight`, query),
      norm(`${at}.post_attention_layernorm.weight`),
      matrix(`${at}.mlp.gate_proj.weight`, inner, hidden),
      matrix(`${at}.mlp.up_proj.weight`, inner, hidden),
      residual(`${at}.mlp.down_proj.weight`, inner),
    );
  }
  specs.push(norm('model.norm.weight'));
  if (!config.tieWordEmbeddings) specs.push(matrix('lm_head.weight', config.vocabSize, hidden));
  return specs;
}

export function countParameters(config: LlamaConfig): number {
  return parameterSpecs(config).reduce((sum, spec) => sum + elementCount(spec.shape), 0);
}
