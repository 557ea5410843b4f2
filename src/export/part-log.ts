import * as l10n from '@vscode/l10n';
import type { RowProblem } from '../data';
import type { RenderFailure, Task, TaskTemplate } from '../task';
import { LineIndex } from '../text';
import type { ExportTally } from './manifest/manifest';
import type { ExportNote } from './task-format';

/** Row problems per task that are noted one by one; the rest are counted. */
const NOTED = 3;

/** Counts what becomes of the rows of a part, and keeps the first of each kind of fault. */
export class PartLog {
  readonly #textOf: (task: Task) => string;
  readonly #rowProblems = new Map<Task, RowProblem[]>();
  readonly #problemCounts = new Map<Task, number>();
  readonly #failures = new Map<TaskTemplate, { readonly task: Task; readonly first: RenderFailure; count: number }>();
  readonly #notes: ExportNote[] = [];
  drawn = 0;
  written = 0;
  blank = 0;
  dropped = 0;
  truncated = 0;
  #failed = 0;

  /** @param textOf a task file's text, to tell lines by */
  constructor(textOf: (task: Task) => string) {
    this.#textOf = textOf;
  }

  note(note: Omit<ExportNote, 'kind'>): void {
    this.#notes.push({ kind: 'note', ...note });
  }

  rowProblem(task: Task, problem: RowProblem): void {
    const count = (this.#problemCounts.get(task) ?? 0) + 1;
    this.#problemCounts.set(task, count);
    if (count > NOTED) return;
    this.#rowProblems.set(task, [...(this.#rowProblems.get(task) ?? []), problem]);
  }

  failure(task: Task, template: TaskTemplate, failure: RenderFailure): void {
    this.#failed++;
    const known = this.#failures.get(template);
    if (known === undefined) this.#failures.set(template, { task, first: failure, count: 1 });
    else known.count++;
  }

  tally(): ExportTally {
    const { drawn, written, blank, dropped, truncated } = this;
    return { drawn, written, blank, failed: this.#failed, dropped, truncated };
  }

  notes(): readonly ExportNote[] {
    return [...this.#notes, ...this.#rowNotes(), ...this.#failureNotes()];
  }

  *#rowNotes(): Generator<ExportNote> {
    for (const [task, problems] of this.#rowProblems) {
      for (const { file, line, message } of problems) {
        yield {
          kind: 'note',
          file,
          ...(line > 0 ? { line } : {}),
          what: l10n.t('A row of {0}', task.name),
          why: message,
        };
      }
      const more = this.#problemCounts.get(task)! - problems.length;
      if (more === 0) continue;
      yield {
        kind: 'note',
        file: task.path,
        what: l10n.t('Rows of {0}', task.name),
        why: l10n.t('{0} more like this.', more),
      };
    }
  }

  *#failureNotes(): Generator<ExportNote> {
    for (const [template, { task, first, count }] of this.#failures) {
      yield {
        kind: 'note',
        file: task.path,
        line: new LineIndex(this.#textOf(task)).positionAt(first.span.start).line + 1,
        what: l10n.t('{0} rows through {1} / {2} are left out: they do not render', count, task.name, template.name),
        why: first.message,
      };
    }
  }
}
