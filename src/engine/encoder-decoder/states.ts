import type { EncoderDecoderConfig } from '../../model';
import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { scale } from '../ops/arithmetic';
import { maskOf, sameSegment, segmentMask } from '../ops/attention';
import { reshape } from '../ops/shape';
import type { Weights } from '../weights';
import { stack } from './stack';

/** A batch of inputs with their targets: `sequences` rows on both sides. */
export interface PairShape {
  readonly sequences: number;
  /** Of the decoder's rows, in tokens. */
  readonly length: number;
  /** Of the encoder's rows. */
  readonly inputLength: number;
}

/** The encoder's side: tokens, i64 `[sequences * inputLength]`, and whose they are, i32 `[sequences, inputLength]`. */
export interface EncoderInputs {
  readonly tokens: Value;
  readonly segments: Value;
}

/** The decoder's side: what it reads, i64 `[sequences * length]`, and of which texts, i32 `[sequences, length]` each. */
export interface DecoderInputs {
  readonly tokens: Value;
  /** Tokens see those before them in their own segment. */
  readonly segments: Value;
  /** The encoder's segment that a token sees. */
  readonly parents: Value;
}

/** The encoder's last hidden states, `[sequences * inputLength, hidden]`: each token sees its whole segment. */
export function encode(
  g: Graph,
  config: EncoderDecoderConfig,
  weights: Weights,
  { tokens, segments }: EncoderInputs,
  { sequences, inputLength }: PairShape,
): Value {
  const mask = acrossMask(g, segments, segments);
  return stack(g, config, weights, config.encoder, { tokens, mask, direction: 'both', sequences, length: inputLength });
}

/** The decoder's last hidden states, as the head takes them, `[sequences * length, hidden]`. */
export function decode(
  g: Graph,
  config: EncoderDecoderConfig,
  weights: Weights,
  { tokens, segments, parents }: DecoderInputs,
  encoded: { readonly states: Value; readonly segments: Value },
  { sequences, length, inputLength }: PairShape,
): Value {
  const cross = { states: encoded.states, length: inputLength, mask: acrossMask(g, parents, encoded.segments) };
  const mask = segmentMask(g, segments);
  const inputs = { tokens, mask, direction: 'back', sequences, length, cross } as const;
  const hidden = stack(g, config, weights, config.decoder, inputs);
  return scale(g, hidden, config.headScale);
}

/** Every token sees those of its own segment on the other side, whatever their place. */
function acrossMask(g: Graph, queries: Value, keys: Value): Value {
  const allowed = sameSegment(g, queries, keys);
  const [sequences, length, keyLength] = allowed.shape as readonly [number, number, number];
  return reshape(g, maskOf(g, allowed), [sequences, 1, length, keyLength]);
}
