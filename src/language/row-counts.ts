import type { Row } from '../data';
import { isBlank, renderExample, type Task, type TaskTemplate } from '../task';
import type { Sample } from './host';
import type { Cancellation } from './cancellation';
import { Pace } from './pace';

/** How the sample's rows fare in one template. `rendered + blank + failed` is the rows seen so far. */
export interface RowCount {
  readonly rendered: number;
  /** The template does not apply: input or target came out empty. */
  readonly blank: number;
  readonly failed: number;
}

/**
 * Counts, per template, the rows that render. Counting is kept by what a template says rather than by where it stands,
 * so that a keystroke in one template does not render the others again.
 */
export class RowCounts {
  readonly #byUri = new Map<string, { readonly revision: string; counts: ReadonlyMap<string, RowCount> }>();

  /**
   * One count per template, in order. Stops when `budget` milliseconds are over or the request is cancelled; a
   * template not reached has no count, one not finished counts the rows that were seen.
   */
  async of(
    uri: string,
    task: Task,
    sample: Sample,
    budget: number,
    cancel?: Cancellation,
  ): Promise<readonly (RowCount | undefined)[]> {
    const stored = this.#byUri.get(uri);
    const known = stored?.revision === sample.revision ? stored.counts : new Map<string, RowCount>();
    const kept = new Map<string, RowCount>();
    const pace = new Pace(budget, cancel);
    const counts: (RowCount | undefined)[] = [];
    for (const template of task.templates) {
      const key = keyOf(template);
      let count = known.get(key) ?? kept.get(key);
      if (!count && !pace.over) count = await countRows(task, template, sample.rows, pace);
      if (count && total(count) === sample.rows.length) kept.set(key, count);
      counts.push(count);
    }
    this.#byUri.set(uri, { revision: sample.revision, counts: kept });
    return counts;
  }

  forget(uri: string): void {
    this.#byUri.delete(uri);
  }
}

export function total(count: RowCount): number {
  return count.rendered + count.blank + count.failed;
}

async function countRows(task: Task, template: TaskTemplate, rows: readonly Row[], pace: Pace): Promise<RowCount> {
  let [rendered, blank, failed] = [0, 0, 0];
  for (const row of rows) {
    const example = renderExample(task, template, row);
    if (!example.ok) failed++;
    else if (isBlank(example.value)) blank++;
    else rendered++;
    await pace.step();
    if (pace.over) break;
  }
  return { rendered, blank, failed };
}

/** All that a rendering of the template depends on, besides the row. */
function keyOf({ input, target, choices, answer }: TaskTemplate): string {
  const list = choices?.kind === 'list' ? choices.items.map((item) => item.text) : choices?.field.text;
  return JSON.stringify([input.text, target.text, list, answer?.text]);
}
