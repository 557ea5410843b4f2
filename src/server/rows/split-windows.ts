import type { RowEntry } from '../../data';
import type { Cancellation, SplitRow, SplitWindow, SplitWindowParams } from '../../language';
import { SplitPass } from './split-pass';

/** Rows that are kept behind the reader, so that turning back a page does not begin from the start. */
const mostKept = 1000;

/**
 * Windows of one split, forward and back, for one search. Reads on from where the last window ended; only a step back
 * behind what is kept begins anew.
 */
export class SplitWindows {
  readonly #open: () => AsyncGenerator<RowEntry>;
  readonly #search: string | undefined;
  #pass: SplitPass;
  /** The last rows that matched, by their number among these. */
  readonly #kept = new Map<number, SplitRow>();
  /** Known once one pass came to the end. */
  #count: { readonly seen: number; readonly matched: number } | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(open: () => AsyncGenerator<RowEntry>, search?: string) {
    this.#open = open;
    this.#search = search;
    this.#pass = new SplitPass(open(), search);
  }

  /** One window after another: two at once would tear the one reader apart. */
  async window(asked: SplitWindowParams, cancel?: Cancellation): Promise<Omit<SplitWindow, 'revision'>> {
    const answer = this.#turn.then(() => this.#read(asked, cancel));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    this.#kept.clear();
    await this.#pass.close();
  }

  async #read(asked: SplitWindowParams, cancel?: Cancellation): Promise<Omit<SplitWindow, 'revision'>> {
    const { split, offset, limit, isCount, milliseconds } = asked;
    const until = isCount ? Infinity : Math.min(offset + limit, this.#count?.matched ?? Infinity);
    const first = Math.min(offset, until);
    if (!isCount && first < this.#pass.matched && first < until && !this.#kept.has(first)) await this.#again();
    const end = performance.now() + milliseconds;
    await this.#pass.read(until, end, (row) => this.#keep(row), cancel);
    const pass = this.#pass;
    if (pass.ended) this.#count ??= { seen: pass.seen, matched: pass.matched };
    const rows: SplitRow[] = [];
    for (let at = offset; at < offset + limit && this.#kept.has(at); at++) rows.push(this.#kept.get(at)!);
    return {
      split,
      rows,
      columns: pass.columns,
      files: pass.files,
      problems: pass.problems,
      seen: Math.max(pass.seen, this.#count?.seen ?? 0),
      matched: Math.max(pass.matched, this.#count?.matched ?? 0),
      ...(this.#count ? { count: this.#count.matched } : {}),
      partial: !pass.ended && pass.matched < until,
    };
  }

  async #again(): Promise<void> {
    await this.#pass.close();
    this.#kept.clear();
    this.#pass = new SplitPass(this.#open(), this.#search);
  }

  #keep(row: SplitRow): void {
    const number = this.#pass.matched - 1;
    this.#kept.set(number, row);
    this.#kept.delete(number - mostKept);
  }
}
