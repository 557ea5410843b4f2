import { isBlank, renderExample, type Task, type TaskTemplate } from '../../task';
import type { Row } from '../../data';
import type { TaskFormatInput } from '../task-format';

/** A row as a template asks it. */
export interface AskedRow {
  readonly row: Row;
  /** In its stored split, from 0. */
  readonly index: number;
  readonly seed: string;
  readonly prompt: string;
  readonly target: string;
  readonly choices?: readonly string[];
  readonly gold?: number;
}

/** Why rows of a template were left out, with their number. */
export type Omitted = Map<'failed' | 'blank' | 'no-gold', number>;

/** Whether a template's answers are ranked: it says so, and has choices to rank. */
export function isRanked({ scoring, choices }: TaskTemplate): boolean {
  return scoring === 'rank' && choices !== undefined;
}

/**
 * The evaluation's rows through one template, as `eval` asks them. Rows that it leaves out (blank by design, failing,
 * without a right choice) are left out here, and counted.
 */
export async function* askedRows(
  { recipe, rows, heldOutSeed, signal }: TaskFormatInput,
  task: Task,
  template: TaskTemplate,
  omitted: Omitted,
): AsyncGenerator<AskedRow> {
  const ranked = isRanked(template);
  const omit = (why: 'failed' | 'blank' | 'no-gold'): void => void omitted.set(why, (omitted.get(why) ?? 0) + 1);
  for await (const entry of rows(task, recipe.eval.split)) {
    signal?.throwIfAborted();
    if (entry.kind !== 'row') continue;
    const { row, index } = entry;
    const seed = heldOutSeed(task, template.name, index);
    const rendered = renderExample(task, template, row, { seed });
    if (!rendered.ok) omit('failed');
    else if (isBlank(rendered.value)) omit('blank');
    else if (ranked && (rendered.value.gold === undefined || (rendered.value.choices?.length ?? 0) < 2))
      omit('no-gold');
    else {
      const { input, target, choices, gold } = rendered.value;
      yield {
        row,
        index,
        seed,
        prompt: input,
        target,
        ...(ranked && choices && gold !== undefined ? { choices, gold } : {}),
      };
    }
  }
}
