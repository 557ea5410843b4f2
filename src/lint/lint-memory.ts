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
  /** What all findings hang on besides their template. */
  #base: readonly unknown[] = [];
  #known = new WeakMap<object, Known>();

  /** Forgets all once the task's head, its rows or the rules' grades are others. */
  startOver({ data }: Task, { rows, columns, ...rest }: LintContext): void {
    const { renders: _, ...others } = rest;
    const base = [data, rows, columns, ...Object.values(others)];
    if (base.length === this.#base.length && base.every((part, i) => part === this.#base[i])) return;
    this.#base = base;
    this.#known = new WeakMap();
  }

  /** The findings about a template, at their places now; `ask` is called where the template is new. */
  of(template: TaskTemplate, ask: () => readonly Problem<LintCode>[]): readonly Problem<LintCode>[] {
    const identity = templateIdentity(template);
    const { start } = template.span;
    let known = this.#known.get(identity);
    if (!known) this.#known.set(identity, (known = { start, problems: ask() }));
    const { start: before, problems } = known;
    if (before === start || problems.length === 0) return problems;
    // What stands before the template, in the task's head, has not moved.
    return problems.map((problem) => (problem.span.start < before ? problem : shiftProblem(problem, start - before)));
  }
}
