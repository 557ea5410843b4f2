import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { problemsOf } from '../diagnostics';
import { Pace } from '../pace';
import type { ParsedDocument } from '../parsed-document';
import { isSameReading } from '../parsed-documents';
import { tallyOf, type Tally } from './tally';

interface Checked {
  /** The reading that was checked. */
  readonly parsed: ParsedDocument;
  /** What other files had to do with it; see {@link neighboursOf}. */
  readonly neighbours: string;
  readonly round: number;
  readonly tally: Tally;
}

/**
 * What the checks say of the workspace's files, kept per version: an edit has one file checked again, not all. The
 * checks of files that nobody opened run one after another and leave the turn to requests in between.
 */
export class Checks {
  readonly #context: Context;
  readonly #known = new Map<string, Checked>();
  #round = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Data or settings changed: all that is known may be out of date. It stays on show until it is worked out again. */
  outdate(): void {
    this.#round++;
  }

  /** The newest that is known of a file, which may be of an older version; undefined before its first check. */
  tally({ source }: ParsedDocument): Tally | undefined {
    return this.#known.get(source.uri)?.tally;
  }

  /** The files whose tally is missing or of an older version. */
  due(files: readonly ParsedDocument[]): readonly ParsedDocument[] {
    const neighbours = neighboursOf(files);
    return files.filter((parsed) => {
      const known = this.#known.get(parsed.source.uri);
      return (
        known === undefined ||
        !isSameReading(known.parsed, parsed) ||
        known.round !== this.#round ||
        known.neighbours !== neighbours(parsed)
      );
    });
  }

  /**
   * Checks the files that are due, until a moment is over, and forgets those that are gone.
   * @param milliseconds after which no further file is begun
   * @returns how many files are still due; all of them where it was cancelled before the first was done
   */
  async work(milliseconds: number, cancel?: Cancellation): Promise<number> {
    const files = (await this.#context.workspace()).filter(({ kind }) => kind !== 'other');
    const uris = new Set(files.map(({ source }) => source.uri));
    for (const uri of this.#known.keys()) if (!uris.has(uri)) this.#known.delete(uri);
    const neighbours = neighboursOf(files);
    const round = this.#round;
    const due = this.due(files);
    const pace = new Pace(cancel);
    const end = performance.now() + milliseconds;
    for (const [done, parsed] of due.entries()) {
      if (done > 0 && performance.now() >= end) return due.length - done;
      const problems = await this.#context.passing(parsed, (whole) => problemsOf(this.#context, whole, cancel));
      await pace.step();
      if (pace.cancelled) return due.length - done;
      const tally = tallyOf(parsed, problems);
      this.#known.set(parsed.source.uri, { parsed, neighbours: neighbours(parsed), round, tally });
    }
    return 0;
  }
}

/**
 * What the checks of a file look at besides its own text, as a text to compare: for a task the others of its name, for
 * a recipe the tasks there are.
 */
function neighboursOf(files: readonly ParsedDocument[]): (parsed: ParsedDocument) => string {
  const names = new Map<string, number>();
  const tasks: string[] = [];
  for (const { kind, loaded } of files.filter((file) => file.kind === 'task')) {
    const name = loaded.task?.name ?? '';
    names.set(name, (names.get(name) ?? 0) + 1);
    tasks.push(`${kind} ${loaded.path} ${name} ${loaded.task?.cluster ?? ''} ${loaded.task?.families.join(' ') ?? ''}`);
  }
  const all = tasks.sort().join('\n');
  return (parsed) => {
    if (parsed.kind === 'task') return String(names.get(parsed.loaded.task?.name ?? ''));
    return parsed.kind === 'recipe' ? all : '';
  };
}
