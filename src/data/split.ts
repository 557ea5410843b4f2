import * as l10n from '@vscode/l10n';
import { err, ok, type Result } from '../text';
import type { SplitSpec } from './spec';

const pattern = /^([A-Za-z0-9_.-]+)(?:\[\s*([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*\])?$/;

/** Reads `train`, `train[:-200]`, `train[10:20]`. The error is a message. */
export function parseSplit(text: string): Result<SplitSpec, string> {
  const match = pattern.exec(text.trim());
  if (!match) {
    return err(l10n.t('"{0}" is not a split. Write a name, or a slice of one as in "train[:-200]".', text));
  }
  const [, name, start, end] = match;
  return ok({
    name: name!,
    ...(start === undefined ? {} : { start: Number(start) }),
    ...(end === undefined ? {} : { end: Number(end) }),
  });
}

/** Whether nearly all rows of a split are wanted, rather than some at its beginning or its end. */
export function needsAll({ start = 0, end = Infinity }: Pick<SplitSpec, 'start' | 'end'>, most: number): boolean {
  return most === Infinity && start >= 0 && (end < 0 || end === Infinity);
}

/**
 * Python's `items[start:end]` over a stream: never holds more items than the bounds from the end ask for, and stops
 * reading as soon as nothing more can come.
 */
export async function* slice<T>(items: AsyncIterable<T>, spec: Pick<SplitSpec, 'start' | 'end'>): AsyncGenerator<T> {
  const start = spec.start ?? 0;
  const end = spec.end ?? Infinity;
  if (start < 0) {
    yield* sliceFromEnd(items, start, end);
    return;
  }
  if (end >= 0 && end <= start) return;
  // With an end from the end, an item is certain to belong only when that many came after it.
  const delayed: T[] = [];
  let index = 0;
  for await (const item of items) {
    if (index++ < start) continue;
    delayed.push(item);
    if (end >= 0 || delayed.length > -end) yield delayed.shift()!;
    if (index >= end && end >= 0) return;
  }
}

/** A start counted from the end is known at the end only: that many items are kept. */
async function* sliceFromEnd<T>(items: AsyncIterable<T>, start: number, end: number): AsyncGenerator<T> {
  const kept: T[] = [];
  let count = 0;
  for await (const item of items) {
    count++;
    kept.push(item);
    if (kept.length > -start) kept.shift();
  }
  const first = count - kept.length;
  const stop = end < 0 ? count + end : Math.min(end, count);
  yield* kept.slice(0, Math.max(0, stop - first));
}
