import { templateIdentity, type Task, type TaskTemplate } from '../task';
import { shiftProblem, type Problem } from '../text';
import type { LintCode, LintContext } from './rule';

interface Known {
  /** Where the template began. */
  readonly start: number;
  readonly problems: readonly Problem<LintCode>[];
}

/** What rules said about single templates of one file, kept from version to version. */
export class LintMemory {
  /** What all findings hang on besides their template and the sample that was looked at. */
  #base: readonly unknown[] = [];
  #bySample = new WeakMap<object, WeakMap<object, Known>>();

  /** Forgets all once the task's head, its columns or the rules' grades are others. */
  startOver({ data }: Task, { columns, severities }: LintContext): void {
    const base = [data, columns, severities];
    if (base.length === this.#base.length && base.every((part, i) => part === this.#base[i])) return;
    this.#base = base;
    this.#bySample = new WeakMap();
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
    templates.set(templateIdentity(template), { start: template.span.start, problems });
    return problems;
  }

  /** What was found about a template before, at its place now. */
  known(template: TaskTemplate, sample: object): readonly Problem<LintCode>[] | undefined {
    const known = this.#bySample.get(sample)?.get(templateIdentity(template));
    if (!known) return undefined;
    const by = template.span.start - known.start;
    // What stands before the template, in the task's head, has not moved.
    return by === 0
      ? known.problems
      : known.problems.map((problem) => (problem.span.start < known.start ? problem : shiftProblem(problem, by)));
  }
}
