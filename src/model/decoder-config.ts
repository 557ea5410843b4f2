import type { CommonConfig } from './common-config';
import type { Rope } from './rotary';

/** The functions between the two halves of an MLP; `gelu` is the exact one, `gelu-tanh` its approximation by tanh. */
export type Activation = 'silu' | 'gelu' | 'gelu-tanh' | 'relu';

/** How hidden states are brought to one scale. A layer norm has a bias beside its weight. */
export type NormShape =
  | {
      readonly kind: 'rms';
      readonly eps: number;
      /** Gemma's: the stored weight is what the scale differs from 1 by. */
      readonly unitOffset: boolean;
    }
  | { readonly kind: 'layer'; readonly eps: number };

/** How a token knows its place. */
export type Positions =
  | {
      readonly kind: 'rotary';
      /** How many elements of each head turn; the rest stay as they are. */
      readonly width: number;
      /** One for each layer. */
      readonly ropes: readonly Rope[];
    }
  | {
      readonly kind: 'learned';
      readonly module: string;
      /** The row of position 0: tables may start with rows of another use. */
      readonly offset: number;
    };

export interface AttentionConfig {
  readonly heads: number;
  /** Fewer than `heads` when query heads share keys and values (grouped-query attention). */
  readonly keyValueHeads: number;
  readonly headDim: number;
  /** What the products of queries and keys are multiplied by. */
  readonly scale: number;
  /** Scores are squeezed into (-softcap, softcap) by `softcap * tanh(score / softcap)`. */
  readonly softcap?: number;
  /** Biases of query, key and value. */
  readonly bias: boolean;
  readonly outputBias: boolean;
  /** For each layer, how many tokens back, itself included, a token attends to; `undefined` for all of them. */
  readonly windows: readonly (number | undefined)[];
}

export interface MlpConfig {
  /** The width between its two halves. */
  readonly inner: number;
  readonly activation: Activation;
  readonly bias: boolean;
}

/** The modules of one layer, each relative to the layer's own name. An optional part is there when it has a name. */
export interface LayerModules {
  readonly attentionNorm: string;
  /** Of the attention's output, before it joins the residual (Gemma). */
  readonly attentionOutNorm?: string;
  readonly mlpNorm: string;
  readonly mlpOutNorm?: string;
  /** One matrix each, or one for all three: thirds of its output, or a third of every head's part (GPT-NeoX). */
  readonly projections:
    | { readonly kind: 'separate'; readonly query: string; readonly key: string; readonly value: string }
    | { readonly kind: 'fused'; readonly module: string; readonly order: 'thirds' | 'heads' };
  /** Norms of each head of queries and of keys before they turn (Qwen3, Gemma 3). */
  readonly queryNorm?: string;
  readonly keyNorm?: string;
  readonly output: string;
  /** With a gate, the MLP is `down(activation(gate) * up)`, otherwise `down(activation(up))`. */
  readonly gate?: string;
  readonly up: string;
  readonly down: string;
}

/** The Hugging Face names of a decoder's modules: a weight is called `<module>.weight`, a bias `<module>.bias`. */
export interface DecoderModules {
  readonly embedding: string;
  /** Layer 3 is `<layers>.3`. */
  readonly layers: string;
  readonly layer: LayerModules;
  readonly finalNorm?: string;
  /** From the embedding's width to that of the hidden states and back (OPT). */
  readonly projectIn?: string;
  readonly projectOut?: string;
  readonly head: string;
  /** `in-out` matrices are stored the other way round than `torch.nn.Linear` has them (GPT-2's Conv1D). */
  readonly matrices: 'out-in' | 'in-out';
}

/**
 * A decoder described by its features, so that one graph builds every family. Sizes in elements. Dropout is no part
 * of it: training leaves it out, whatever `config.json` names.
 */
export interface DecoderConfig extends CommonConfig {
  readonly kind: 'decoder';
  /** The width of the embedding; that of the hidden states but for some OPT. */
  readonly embeddingSize: number;
  readonly norm: NormShape;
  /** Where norms stand: before attention and MLP (all but a few), or after each with its residual. */
  readonly normOrder: 'before' | 'after';
  /** `parallel`: attention and MLP read the same hidden states (GPT-NeoX). */
  readonly residual: 'sequential' | 'parallel';
  /** What embedded tokens are multiplied by. */
  readonly embeddingScale: number;
  readonly positions: Positions;
  readonly attention: AttentionConfig;
  readonly mlp: MlpConfig;
  /** Logits are squeezed as attention scores are. */
  readonly logitSoftcap?: number;
  readonly modules: DecoderModules;
}
