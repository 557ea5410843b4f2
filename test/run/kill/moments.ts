import { createRandom } from '../../../src/random';
import type { RunEvent } from '../../../src/run';

/** When a worker is killed. */
export type Moment =
  /** From outside, some milliseconds after the worker has told the so-many-th event of a kind. */
  | { readonly kind: 'event'; readonly of: EventName; readonly count: number; readonly delay: number }
  /** By itself, in the middle of writing a file: half of it written, all of it flushed, or just renamed. */
  | {
      readonly kind: 'write';
      readonly file: string;
      readonly at: 'half' | 'flushed' | 'renamed';
      readonly skip: number;
    };

/** An event's kind, or its phase. */
export type EventName = RunEvent['kind'] | `phase ${string}`;

export function nameOf(event: RunEvent): EventName {
  return event.kind === 'phase' ? `phase ${event.phase}` : event.kind;
}

export function describeMoment(moment: Moment): string {
  switch (moment.kind) {
    case 'event':
      return `${moment.delay} ms after "${moment.of}" number ${moment.count}`;
    case 'write':
      return `${moment.file} ${moment.at}${moment.skip > 0 ? `, number ${moment.skip + 1}` : ''}`;
  }
}

/** What is killed in which share of a run: reading, training with its checkpoints, and what comes after. */
const SHARES = { before: 0.1, after: 0.3 };

const CHECKPOINT = String.raw`\.ckpt\.`;

/** Draws the moments of a run in the order in which it will come to them. */
export function drawMoments(seed: string, count: number): readonly Moment[] {
  const random = createRandom(`kill/${seed}`);
  const before = Math.max(1, Math.round(count * SHARES.before));
  const after = Math.max(1, Math.round(count * SHARES.after));
  const delay = (most: number): number => random.below(most);
  const at = (): 'half' | 'flushed' | 'renamed' => random.pick(['half', 'flushed', 'renamed']);
  const early = (): Moment => ({
    kind: 'event',
    of: random.pick(['started', 'phase load-model', 'phase read-data', 'phase evaluate-base', 'scoring']),
    count: 1,
    delay: delay(60),
  });
  const training = (): Moment => {
    const dice = random.next();
    if (dice < 0.25) return { kind: 'write', file: CHECKPOINT, at: at(), skip: random.below(3) };
    if (dice < 0.35) return { kind: 'event', of: 'checkpoint', count: 1 + random.below(2), delay: delay(4) };
    if (dice < 0.4) return { kind: 'event', of: 'dev', count: 1, delay: delay(10) };
    // A line of the event log torn in two, somewhere behind the first dozen.
    if (dice < 0.55)
      return { kind: 'write', file: String.raw`events\.jsonl$`, at: 'half', skip: 12 + random.below(20) };
    return { kind: 'event', of: 'step', count: 1 + random.below(6), delay: delay(15) };
  };
  const late = (): Moment =>
    random.pick<() => Moment>([
      () => ({ kind: 'event', of: 'phase save-model', count: 1, delay: delay(15) }),
      () => ({ kind: 'event', of: 'phase evaluate-tuned', count: 1, delay: delay(25) }),
      () => ({ kind: 'write', file: String.raw`model\.safetensors\.`, at: at(), skip: 0 }),
      () => ({ kind: 'write', file: String.raw`(config|tokenizer)\.json\.`, at: at(), skip: random.below(2) }),
    ])();
  const last: readonly Moment[] = [
    { kind: 'event', of: 'phase write-results', count: 1, delay: 0 },
    // The samples of the base model pass.
    { kind: 'write', file: String.raw`samples\.jsonl\.`, at: at(), skip: 1 },
    { kind: 'write', file: String.raw`results\.json\.`, at: at(), skip: 0 },
  ];
  const kept = last.slice(0, Math.max(0, Math.min(last.length, after - 1)));
  return [
    ...Array.from({ length: before }, early),
    ...Array.from({ length: Math.max(0, count - before - after) }, training),
    ...Array.from({ length: after - kept.length }, late),
    ...kept,
  ];
}
