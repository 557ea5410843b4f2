import { decoderSpecs } from './decoder-parameters';
import { encoderDecoderSpecs } from './encoder-decoder-parameters';
import type { ModelConfig } from './model-config';
import type { ParameterSpec } from './parameter-spec';
import { elementCount } from './tensor';

/** Every weight in the order of the forward pass; a tied head has no weight of its own. */
export function parameterSpecs(config: ModelConfig): readonly ParameterSpec[] {
  return config.kind === 'decoder' ? decoderSpecs(config) : encoderDecoderSpecs(config);
}

export function countParameters(config: ModelConfig): number {
  return parameterSpecs(config).reduce((sum, spec) => sum + elementCount(spec.shape), 0);
}

/** The name of the matrix that turns hidden states into logits. */
export function headName(config: ModelConfig): string {
  const { embedding, head } = config.kind === 'decoder' ? config.modules : config;
  return `${config.tieWordEmbeddings ? embedding : head}.weight`;
}
