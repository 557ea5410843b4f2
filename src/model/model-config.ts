import type { DecoderConfig } from './decoder-config';
import type { EncoderDecoderConfig } from './encoder-decoder-config';

/** The shape of a model, from its `config.json` alone. */
export type ModelConfig = DecoderConfig | EncoderDecoderConfig;
