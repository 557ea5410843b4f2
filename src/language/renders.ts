import type { Render, RenderSource } from '../lint';
import { seedOfRow } from '../snapshot';
import {
  renderExample,
  templateHash,
  type ExampleOptions,
  type RenderLimits,
  type Task,
  type TaskTemplate,
} from '../task';
import type { Cancellation } from './cancellation';
import type { Sample } from './host';
import { Pace } from './pace';

/** Rows, and where each stands in its stored split where that is known. */
export type SampledRows = Pick<Sample, 'rows' | 'indexes'>;

/** What the editor shows for a row is always drawn with the seed of its snapshot, so that all that is shown agrees. */
export function seedOf({ indexes }: SampledRows, row: number): ExampleOptions {
  return seedOfRow({ index: indexes?.[row] ?? row });
}

/**
 * How much work a row may be for what comes by itself while somebody types: some 30 milliseconds, in which nothing else
 * is answered. An ordinary template does a few hundred steps.
 */
export const whileTyping: RenderLimits = { maxSteps: 200_000, maxTime: 100 };

/** Renders a row as long as that takes no time that a typist would notice. */
export function renderQuickly(task: Task, template: TaskTemplate, sample: SampledRows, row: number): Render {
  return renderExample(task, template, sample.rows[row]!, { ...seedOf(sample, row), limits: whileTyping });
}

/** Whether a render was given up that may well end with more time. */
export function isTooSlow(render: Render): boolean {
  return !render.ok && render.error.outOf !== undefined;
}

/** The renders of a task's templates. */
export interface TaskRenders extends RenderSource {
  /** Whether a template was given up for the time that a row of it takes; then `of` has nothing for it. */
  readonly isTooSlow: (template: TaskTemplate) => boolean;
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
  async of(task: Task, sample: Sample, cancel?: Cancellation): Promise<TaskRenders | undefined> {
    const filled = this.#turn.then(() => this.#fill(task, sample, cancel));
    this.#turn = filled;
    return filled;
  }

  async #fill(task: Task, sample: Sample, cancel?: Cancellation): Promise<TaskRenders | undefined> {
    if (this.#revision !== sample.revision) this.#known = new Map();
    this.#revision = sample.revision;
    const pace = new Pace(cancel);
    const current = new Map<string, readonly Render[]>();
    for (const template of task.templates) {
      const key = templateHash(template);
      const renders = this.#known.get(key) ?? (await renderRows(task, template, sample, pace));
      if (!renders) return undefined;
      this.#known.set(key, renders);
      current.set(key, renders);
    }
    this.#known = current;
    const rendersOf = (template: TaskTemplate): readonly Render[] => current.get(templateHash(template)) ?? [];
    const gaveUp = (template: TaskTemplate): boolean => rendersOf(template).some(isTooSlow);
    return {
      of: (template) => (gaveUp(template) ? [] : placed(task, template, sample, rendersOf(template))),
      isTooSlow: gaveUp,
    };
  }
}

/**
 * Rows through a template, letting other requests in between; undefined once cancelled. A row that takes too long is the
 * last one: the others would take as long.
 */
export async function renderRows(
  task: Task,
  template: TaskTemplate,
  sample: SampledRows,
  pace: Pace,
): Promise<readonly Render[] | undefined> {
  const renders: Render[] = [];
  for (const row of sample.rows.keys()) {
    await pace.step();
    if (pace.cancelled) return undefined;
    const render = renderQuickly(task, template, sample, row);
    renders.push(render);
    if (isTooSlow(render)) break;
  }
  return renders;
}

/** Failures name places in the file, which other edits move: they are told anew. */
function placed(
  task: Task,
  template: TaskTemplate,
  sample: SampledRows,
  renders: readonly Render[],
): readonly Render[] {
  return renders.map((render, row) => (render.ok ? render : renderQuickly(task, template, sample, row)));
}
