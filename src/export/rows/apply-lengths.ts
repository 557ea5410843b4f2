import { fateOf, type LengthLimits, roomFor } from '../../mixture';
import { encodePair, type Tokenizer } from '../../tokenizer';
import type { ExportExample } from './example';

/** How long examples may be, and what becomes of longer ones. */
export interface LengthsPolicy {
  readonly tokenizer: Pick<Tokenizer, 'encode'>;
  readonly limits: LengthLimits;
  readonly overflow: 'drop' | 'truncate';
}

export type FittedExample =
  | { readonly kind: 'fits' }
  | { readonly kind: 'truncated'; readonly example: ExportExample }
  | { readonly kind: 'dropped' };

/**
 * The recipe's `lengths` on an example, by the same rule as in training (`roomFor`). Training cuts tokens and an export
 * cuts text, so a truncated one is the longest end of the prompt and the longest beginning of the completion whose
 * tokens there is room for.
 */
export function applyLengths(example: ExportExample, { tokenizer, limits, overflow }: LengthsPolicy): FittedExample {
  const pair = encodePair(tokenizer, example.prompt, example.completion);
  const length = { prompt: pair.prompt.length, continuation: pair.continuation.length };
  const fate = fateOf(length, limits, overflow);
  if (fate !== 'truncated') return { kind: fate };
  const room = roomFor(length, limits);
  const size = (text: string): number => tokenizer.encode(text).length;
  const prompt = Array.from(example.prompt);
  const completion = Array.from(example.completion);
  const promptKept =
    room.prompt === length.prompt
      ? prompt.length
      : longest(prompt.length, (kept) => size(prompt.slice(prompt.length - kept).join('')) <= room.prompt);
  const completionKept =
    room.continuation === length.continuation
      ? completion.length
      : longest(completion.length, (kept) => size(completion.slice(0, kept).join('')) <= room.continuation);
  const cut = completion.slice(0, completionKept).join('').trimEnd();
  if (cut.length <= example.completion.length - example.target.length) return { kind: 'dropped' };
  return {
    kind: 'truncated',
    example: {
      ...example,
      prompt: prompt.slice(prompt.length - promptKept).join(''),
      completion: cut,
      target: cut.slice(example.completion.length - example.target.length),
    },
  };
}

/** The largest count up to `most` that fits, by bisection: more text never takes notably fewer tokens. */
function longest(most: number, fits: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
