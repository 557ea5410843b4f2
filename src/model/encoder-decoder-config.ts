import type { CommonConfig } from './common-config';
import type { Activation, NormShape } from './decoder-config';

/** How far apart two tokens are, as the learnt bias of their attention score counts it (Raffel et al. 2020, 2.1). */
export interface RelativePositions {
  /** Distances that are told apart; in the encoder half of them look ahead. */
  readonly buckets: number;
  /** In tokens: from here on all distances are one. */
  readonly maxDistance: number;
}

/** One attention's four matrices. */
export interface AttentionModules {
  readonly query: string;
  readonly key: string;
  readonly value: string;
  readonly output: string;
}

/** The modules of one layer, each relative to the layer's own name. */
export interface StackLayerModules {
  readonly selfNorm: string;
  readonly self: AttentionModules;
  /** Attention to the encoder's last hidden states; the decoder's layers alone have it. */
  readonly cross?: { readonly norm: string; readonly attention: AttentionModules };
  readonly mlpNorm: string;
  /** With a gate, the MLP is `down(activation(gate) * up)`, otherwise `down(activation(up))`. */
  readonly gate?: string;
  readonly up: string;
  readonly down: string;
}

/** The Hugging Face names of an encoder's or a decoder's modules: a weight is called `<module>.weight`. */
export interface StackModules {
  /** Layer 3 is `<layers>.3`. */
  readonly layers: string;
  readonly layer: StackLayerModules;
  /** The table `[buckets, heads]` that all layers of the stack share. */
  readonly relativeBias: string;
  readonly finalNorm: string;
}

/** One side of the model. */
export interface StackConfig {
  readonly layers: number;
  readonly modules: StackModules;
}

/**
 * An encoder with a decoder that attends to it, described by its features. Sizes in elements. `layers` counts those of
 * both. Dropout is no part of it: training leaves it out, whatever `config.json` names.
 */
export interface EncoderDecoderConfig extends CommonConfig {
  readonly kind: 'encoder-decoder';
  readonly norm: NormShape;
  readonly attention: {
    readonly heads: number;
    readonly headDim: number;
    /** What the products of queries and keys are multiplied by. */
    readonly scale: number;
    readonly relative: RelativePositions;
  };
  readonly mlp: { readonly inner: number; readonly activation: Activation };
  readonly encoder: StackConfig;
  readonly decoder: StackConfig;
  /** The table that both sides read tokens from. */
  readonly embedding: string;
  readonly head: string;
  /** What the decoder's last hidden states are multiplied by before the head. */
  readonly headScale: number;
  /** The token that the decoder reads before the first of the target. */
  readonly startId: number;
}
