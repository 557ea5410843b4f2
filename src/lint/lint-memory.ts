import { templateIdentity, type Task, type TaskTemplate } from '../task';
import { shiftProblem, type Problem } from '../text';
import type { LintCode, LintContext } from './rule';

/** What decides which rules are asked, and what they see of a task besides its templates. */
export interface Asking extends Pick<LintContext, 'columns'> {
  /** The rules that somebody wants to hear. */
  readonly codes: ReadonlySet<LintCode>;
}

interface Known {
  /** Where the template began. */
  readonly start: number;
  /** Where the parts of the head stood. */
  readonly head: string;
  readonly problems: readonly Problem<LintCode>[];
}

/** What rules said about single templates of one file, kept from version to version. */
export class LintMemory {
  /** What all findings hang on besides their template and the sample that was looked at. */
  #base: readonly unknown[] = [];
  #codes: ReadonlySet<LintCode> = new Set();
  #head = '';
  #bySample = new WeakMap<object, WeakMap<object, Known>>();
  #studied = 0;

  /** Grows with each template that was studied in a larger sample: what was found before may be old. */
  get studied(): number {
    return this.#studied;
  }

  /** Called when a template was studied. */
  addStudied(): void {
    this.#studied++;
  }

  /**
   * Forgets all once the task's head or its columns are others, or rules are to be asked that were not.
   *
   * @returns the rules to ask about what is not known: those that were asked before, too, for theirs is kept as well
   */
  startOver(task: Task, { columns, codes }: Asking): ReadonlySet<LintCode> {
    const { data } = task;
    this.#head = placesOf(task);
    const base = [data, columns];
    const isSame = base.length === this.#base.length && base.every((part, i) => part === this.#base[i]);
    if (isSame && [...codes].every((code) => this.#codes.has(code))) return this.#codes;
    this.#base = base;
    this.#codes = codes;
    this.#bySample = new WeakMap();
    return codes;
  }

  /**
   * The findings about a template, at their places now; `ask` is called where the template is new.
   *
   * @param sample stands for what was looked at besides the template
   */
  of(template: TaskTemplate, sample: object, ask: () => readonly Problem<LintCode>[]): readonly Problem<LintCode>[] {
    const known = this.known(template, sample);
    if (known) return known;
    const problems = ask();
    let templates = this.#bySample.get(sample);
    if (!templates) this.#bySample.set(sample, (templates = new WeakMap()));
    templates.set(templateIdentity(template), { start: template.span.start, head: this.#head, problems });
    return problems;
  }

  /** What was found about a template before, at its place now. */
  known(template: TaskTemplate, sample: object): readonly Problem<LintCode>[] | undefined {
    const known = this.#bySample.get(sample)?.get(templateIdentity(template));
    if (!known) return undefined;
    const by = template.span.start - known.start;
    const isInHead = ({ span }: Problem): boolean => span.start < known.start;
    if (known.head !== this.#head && known.problems.some(isInHead)) return undefined;
    // What stands before the template, in the task's head, has not moved.
    return by === 0
      ? known.problems
      : known.problems.map((problem) => (isInHead(problem) ? problem : shiftProblem(problem, by)));
  }
}

/** Where the parts of a task's head stand that templates share. */
function placesOf({ choices, answer, dataFields }: Task): string {
  return [choices, answer, ...dataFields.map(({ field }) => field)].map((part) => part?.span.start).join();
}
