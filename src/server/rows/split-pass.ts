import { ColumnCounter, type Column, type RowEntry, type RowProblem } from '../../data';
import { Pace, rowMatches, type Cancellation, type SplitRow } from '../../language';

/** Problems that are kept; reading goes on behind them. */
const mostProblems = 20;

/** One way through a split from its first row to its last, at the pace of whoever asks; keeps no row itself. */
export class SplitPass {
  readonly #entries: AsyncGenerator<RowEntry>;
  readonly #search: string | undefined;
  readonly #columns = new ColumnCounter();
  readonly #files = new Set<string>();
  readonly problems: RowProblem[] = [];
  /** Rows that went by, and those of them that match. */
  seen = 0;
  matched = 0;
  ended = false;

  /** @param search lower-case text that a row must hold to match */
  constructor(entries: AsyncGenerator<RowEntry>, search?: string) {
    this.#entries = entries;
    this.#search = search;
  }

  get files(): readonly string[] {
    return [...this.#files];
  }

  get columns(): readonly Column[] {
    return this.#columns.columns();
  }

  /**
   * Goes on until so many rows match, the split ends, the time is up or the request is cancelled.
   * @param end on the clock of `performance.now()`
   */
  async read(until: number, end: number, take: (row: SplitRow) => void, cancel?: Cancellation): Promise<void> {
    const pace = new Pace(cancel);
    while (!this.ended && this.matched < until && performance.now() < end && !pace.cancelled) {
      const next = await this.#entries.next();
      if (next.done) this.ended = true;
      else if (next.value.kind === 'problem') this.#note(next.value.problem);
      else this.#pass(next.value, take);
      await pace.step();
    }
  }

  /** Lets the files be closed. */
  async close(): Promise<void> {
    this.ended = true;
    await this.#entries.return(undefined);
  }

  #pass({ row, index, file, line }: Extract<RowEntry, { kind: 'row' }>, take: (row: SplitRow) => void): void {
    const number = this.seen++;
    this.#files.add(file);
    this.#columns.add(row);
    if (this.#search !== undefined && !rowMatches(row, this.#search)) return;
    this.matched++;
    take({ row, number, index, file, line });
  }

  #note(problem: RowProblem): void {
    if (this.problems.length < mostProblems) this.problems.push(problem);
  }
}
