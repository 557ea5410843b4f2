import type { Row } from '../../data';
import type { Render, RenderSource } from '../../lint';
import { templateIdentity, type Task, type TaskTemplate } from '../../task';
import type { Pace } from '../pace';
import { renderRows } from '../renders';

/** Drawn rows through one template at a time: those of many templates would fill the memory. */
export class DrawnRenders implements RenderSource {
  readonly #rows: readonly Row[];
  #template: object | undefined;
  #renders: readonly Render[] = [];

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }

  /** Renders the rows through a template in place of the last one. False once cancelled. */
  async turnTo(task: Task, template: TaskTemplate, pace: Pace): Promise<boolean> {
    const renders = await renderRows(task, template, { rows: this.#rows }, pace);
    this.#template = renders && templateIdentity(template);
    this.#renders = renders ?? [];
    return renders !== undefined;
  }

  /** Nothing for a template that it did not turn to. */
  of(template: TaskTemplate): readonly Render[] {
    return templateIdentity(template) === this.#template ? this.#renders : [];
  }

  /** Lets the renders go. */
  release(): void {
    this.#template = undefined;
    this.#renders = [];
  }
}
