import type { AttentionModules, EncoderDecoderConfig, StackConfig } from './encoder-decoder-config';
import type { ParameterSpec } from './parameter-spec';

/** The weights of an encoder-decoder in the order of its forward pass. */
export function encoderDecoderSpecs(config: EncoderDecoderConfig): readonly ParameterSpec[] {
  const { vocabSize, hiddenSize: hidden, head } = config;
  return [
    { name: `${config.embedding}.weight`, shape: [vocabSize, hidden], role: 'embedding' },
    ...stackSpecs(config, config.encoder),
    ...stackSpecs(config, config.decoder),
    ...(config.tieWordEmbeddings ? [] : [matrix(head, hidden, vocabSize, 'matrix')]),
  ];
}

function stackSpecs(config: EncoderDecoderConfig, { layers, modules }: StackConfig): readonly ParameterSpec[] {
  const { attention, hiddenSize } = config;
  return [
    {
      name: `${modules.relativeBias}.weight`,
      shape: [attention.relative.buckets, attention.heads],
      role: 'embedding',
    },
    ...Array.from({ length: layers }, (_, index) => layerSpecs(config, modules, `${modules.layers}.${index}`)).flat(),
    norm(modules.finalNorm, hiddenSize),
  ];
}

function layerSpecs(
  { hiddenSize: hidden, attention, mlp }: EncoderDecoderConfig,
  { layer }: StackConfig['modules'],
  at: string,
): readonly ParameterSpec[] {
  const heads = attention.heads * attention.headDim;
  const attend = (modules: AttentionModules): readonly ParameterSpec[] => [
    matrix(`${at}.${modules.query}`, hidden, heads, 'matrix'),
    matrix(`${at}.${modules.key}`, hidden, heads, 'matrix'),
    matrix(`${at}.${modules.value}`, hidden, heads, 'matrix'),
    matrix(`${at}.${modules.output}`, heads, hidden, 'residual'),
  ];
  return [
    norm(`${at}.${layer.selfNorm}`, hidden),
    ...attend(layer.self),
    ...(layer.cross === undefined ? [] : [norm(`${at}.${layer.cross.norm}`, hidden), ...attend(layer.cross.attention)]),
    norm(`${at}.${layer.mlpNorm}`, hidden),
    ...(layer.gate === undefined ? [] : [matrix(`${at}.${layer.gate}`, hidden, mlp.inner, 'matrix')]),
    matrix(`${at}.${layer.up}`, hidden, mlp.inner, 'matrix'),
    matrix(`${at}.${layer.down}`, mlp.inner, hidden, 'residual'),
  ];
}

function matrix(module: string, inputs: number, outputs: number, role: 'matrix' | 'residual'): ParameterSpec {
  const linear = { module, inputs, outputs, transposed: false };
  return { name: `${module}.weight`, shape: [outputs, inputs], role, linear };
}

function norm(module: string, size: number): ParameterSpec {
  return { name: `${module}.weight`, shape: [size], role: 'norm' };
}
