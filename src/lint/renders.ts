import type { Row } from '../data';
import { renderExample, type RenderedExample, type RenderFailure, type Task, type TaskTemplate } from '../task';
import type { Result } from '../text';

/** A sample row through a template. */
export type Render = Result<RenderedExample, RenderFailure>;

/** Where rules get the sample rows through a template: one render per row, in their order. */
export interface RenderSource {
  of(template: TaskTemplate): readonly Render[];
}

/** The sample rows through each template, rendered once and shared by the rules. */
export class Renders implements RenderSource {
  readonly #task: Task;
  readonly #rows: readonly Row[];
  readonly #known = new Map<TaskTemplate, readonly Render[]>();

  constructor(task: Task, rows: readonly Row[]) {
    this.#task = task;
    this.#rows = rows;
  }

  of(template: TaskTemplate): readonly Render[] {
    let renders = this.#known.get(template);
    if (!renders) {
      renders = this.#rows.map((row, i) => renderExample(this.#task, template, row, { seed: `lint/${i}` }));
      this.#known.set(template, renders);
    }
    return renders;
  }
}
