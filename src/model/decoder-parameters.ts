import type { DecoderConfig } from './decoder-config';
import type { ParameterSpec } from './parameter-spec';

/** The weights of a decoder in the order of its forward pass. */
export function decoderSpecs(config: DecoderConfig): readonly ParameterSpec[] {
  const { hiddenSize: hidden, embeddingSize, modules, positions, vocabSize } = config;
  const { linear, norm } = makers(config);
  return [
    table(modules.embedding, vocabSize, embeddingSize),
    ...(positions.kind === 'learned' ? [table(positions.module, config.maxPositions + positions.offset, hidden)] : []),
    ...optional(modules.projectIn, (name) => linear(name, embeddingSize, hidden, 'matrix', false)),
    ...Array.from({ length: config.layers }, (_, index) => layerSpecs(config, `${modules.layers}.${index}`)).flat(),
    ...optional(modules.finalNorm, (name) => norm(name, hidden)),
    ...optional(modules.projectOut, (name) => linear(name, hidden, embeddingSize, 'matrix', false)),
    ...(config.tieWordEmbeddings ? [] : headSpecs(config)),
  ];
}

function layerSpecs(config: DecoderConfig, at: string): readonly ParameterSpec[] {
  const { hiddenSize: hidden, attention, mlp } = config;
  const { layer } = config.modules;
  const { linear, norm } = makers(config, at);
  const query = attention.heads * attention.headDim;
  const keyValue = attention.keyValueHeads * attention.headDim;
  const { projections } = layer;
  const matrices =
    projections.kind === 'fused'
      ? linear(projections.module, hidden, query + 2 * keyValue, 'matrix', attention.bias)
      : [
          ...linear(projections.query, hidden, query, 'matrix', attention.bias),
          ...linear(projections.key, hidden, keyValue, 'matrix', attention.bias),
          ...linear(projections.value, hidden, keyValue, 'matrix', attention.bias),
        ];
  return [
    ...norm(layer.attentionNorm, hidden),
    ...matrices,
    ...optional(layer.queryNorm, (name) => norm(name, attention.headDim)),
    ...optional(layer.keyNorm, (name) => norm(name, attention.headDim)),
    ...linear(layer.output, query, hidden, 'residual', attention.outputBias),
    ...optional(layer.attentionOutNorm, (name) => norm(name, hidden)),
    ...norm(layer.mlpNorm, hidden),
    ...optional(layer.gate, (name) => linear(name, hidden, mlp.inner, 'matrix', mlp.bias)),
    ...linear(layer.up, hidden, mlp.inner, 'matrix', mlp.bias),
    ...linear(layer.down, mlp.inner, hidden, 'residual', mlp.bias),
    ...optional(layer.mlpOutNorm, (name) => norm(name, hidden)),
  ];
}

/** A head is stored `[out, in]` in every family. */
function headSpecs({ modules: { head }, vocabSize, embeddingSize }: DecoderConfig): readonly ParameterSpec[] {
  const linear = { module: head, inputs: embeddingSize, outputs: vocabSize, transposed: false };
  return [{ name: `${head}.weight`, shape: [vocabSize, embeddingSize], role: 'matrix', linear }];
}

function makers(config: DecoderConfig, at?: string) {
  const named = (module: string): string => (at === undefined ? module : `${at}.${module}`);
  const transposed = config.modules.matrices === 'in-out';
  const bias = (name: string, size: number): ParameterSpec => ({ name: `${name}.bias`, shape: [size], role: 'bias' });
  return {
    linear: (
      relative: string,
      inputs: number,
      outputs: number,
      role: 'matrix' | 'residual',
      biased: boolean,
    ): readonly ParameterSpec[] => {
      const module = named(relative);
      const shape = transposed ? [inputs, outputs] : [outputs, inputs];
      const matrix = { name: `${module}.weight`, shape, role, linear: { module, inputs, outputs, transposed } };
      return biased ? [matrix, bias(module, outputs)] : [matrix];
    },
    norm: (relative: string, size: number): readonly ParameterSpec[] => {
      const module = named(relative);
      const weight: ParameterSpec = { name: `${module}.weight`, shape: [size], role: 'norm' };
      return config.norm.kind === 'layer' ? [weight, bias(module, size)] : [weight];
    },
  };
}

function table(module: string, rows: number, width: number): ParameterSpec {
  return { name: `${module}.weight`, shape: [rows, width], role: 'embedding' };
}

function optional(name: string | undefined, make: (name: string) => readonly ParameterSpec[]) {
  return name === undefined ? [] : make(name);
}
