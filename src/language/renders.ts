import type { Row } from '../data';
import type { Render, RenderSource } from '../lint';
import { renderExample, templateHash, type ExampleOptions, type Task, type TaskTemplate } from '../task';
import type { Cancellation } from './cancellation';
import type { Sample } from './host';
import { Pace } from './pace';

/** What the editor shows for a row is always drawn with the same seed, so that hint, lens and preview agree. */
export function seedOf(rowIndex: number): ExampleOptions {
  return { seed: rowIndex };
}

/**
 * The sample's rows through the templates of one file, kept from version to version by what a template says rather
 * than by where it stands: a keystroke in one template does not render the others again.
 */
export class Renders {
  #revision = '';
  #known = new Map<string, readonly Render[]>();
  /** Ends with the filling under way; two at once would render everything twice. */
  #turn: Promise<unknown> = Promise.resolve();

  /** Renders what is not known yet, letting other requests in between; undefined once cancelled. */
  async of(task: Task, sample: Sample, cancel?: Cancellation): Promise<RenderSource | undefined> {
    const filled = this.#turn.then(() => this.#fill(task, sample, cancel));
    this.#turn = filled;
    return filled;
  }

  async #fill(task: Task, sample: Sample, cancel?: Cancellation): Promise<RenderSource | undefined> {
    if (this.#revision !== sample.revision) this.#known = new Map();
    this.#revision = sample.revision;
    const pace = new Pace(cancel);
    const current = new Map<string, readonly Render[]>();
    for (const template of task.templates) {
      const key = templateHash(template);
      const renders = this.#known.get(key) ?? (await renderRows(task, template, sample.rows, pace));
      if (!renders) return undefined;
      this.#known.set(key, renders);
      current.set(key, renders);
    }
    this.#known = current;
    return { of: (template) => placed(task, template, sample.rows, current.get(templateHash(template)) ?? []) };
  }
}

async function renderRows(
  task: Task,
  template: TaskTemplate,
  rows: readonly Row[],
  pace: Pace,
): Promise<readonly Render[] | undefined> {
  const renders: Render[] = [];
  for (const [index, row] of rows.entries()) {
    await pace.step();
    if (pace.cancelled) return undefined;
    renders.push(renderExample(task, template, row, seedOf(index)));
  }
  return renders;
}

/** Failures name places in the file, which other edits move: they are told anew. */
function placed(
  task: Task,
  template: TaskTemplate,
  rows: readonly Row[],
  renders: readonly Render[],
): readonly Render[] {
  return renders.map((render, index) =>
    render.ok ? render : renderExample(task, template, rows[index]!, seedOf(index)),
  );
}
