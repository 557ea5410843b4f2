import type { Recipe } from '../recipe';
import type { TokenPair } from '../tokenizer';

/** How long an example may be, in tokens. */
export interface LengthLimits {
  /** Of a sequence, the end-of-text token included. */
  readonly length: number;
  /** Longest prompt and continuation; absent means that only `length` bounds them. */
  readonly maxPrompt?: number;
  readonly maxContinuation?: number;
}

/** The limits that a recipe sets: a prompt, a target and the end-of-text token; never more than the model's positions. */
export function lengthLimits({ lengths }: Recipe, maxPositions: number): Required<LengthLimits> {
  return {
    length: Math.min(lengths.input + lengths.target + 1, maxPositions),
    maxPrompt: lengths.input,
    maxContinuation: lengths.target,
  };
}

/** How much of an example there is room for, in tokens. */
export interface Room {
  readonly prompt: number;
  readonly continuation: number;
}

/**
 * How many tokens of a prompt (from its end) and of a continuation (from its start) stay within the limits. A
 * continuation gives way only to one token of prompt; `continuation` is 0 where nothing would be left to learn.
 */
export function roomFor({ prompt, continuation }: Room, { length, maxPrompt, maxContinuation }: LengthLimits): Room {
  const continuationRoom = Math.min(maxContinuation ?? Infinity, length - 1 - Math.min(1, prompt));
  const continuationLength = Math.max(0, Math.min(continuation, continuationRoom));
  const promptRoom = Math.min(maxPrompt ?? Infinity, length - 1 - continuationLength);
  return { prompt: Math.min(prompt, promptRoom), continuation: continuationLength };
}

/** The example itself where it fits, a cut one where it does not; undefined where nothing would be left to learn. */
export function fit(example: TokenPair, limits: LengthLimits): TokenPair | undefined {
  const { prompt, continuation } = example;
  const room = roomFor({ prompt: prompt.length, continuation: continuation.length }, limits);
  if (room.continuation === 0) return undefined;
  if (room.prompt === prompt.length && room.continuation === continuation.length) return example;
  return {
    prompt: prompt.slice(prompt.length - room.prompt),
    continuation: continuation.slice(0, room.continuation),
  };
}
