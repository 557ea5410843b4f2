import * as l10n from '@vscode/l10n';
import { createRandom } from '../../random';
import { isBlank, type TaskTemplate } from '../../task';
import type { Context } from '../context';
import type { Pace } from '../pace';
import type { PreviewForm } from './model';
import { renderShown, type ShownExample } from './render';
import type { Showable } from './subject';

/** A solved example and the number of its row in the sample. */
export interface Exemplar extends ShownExample {
  readonly row: number;
}

export interface DrawnExemplars {
  readonly exemplars: readonly Exemplar[];
  /** Why there are fewer than asked for. */
  readonly fewer?: string;
}

/**
 * Draws solved examples for a row from the rest of the sample, which is of the train split wherever a task has one: the
 * same ones for the same seed and row, never the row itself, each through the same template, only rows to which that
 * applies. Undefined once cancelled.
 */
export async function drawExemplars(
  context: Context,
  subject: Showable,
  template: TaskTemplate,
  row: number,
  form: PreviewForm,
  pace: Pace,
): Promise<DrawnExemplars | undefined> {
  const { shots } = form;
  if (!shots) return { exemplars: [] };
  const { rows } = subject.sample;
  const others = [...rows.keys()].filter((index) => index !== row);
  const exemplars: Exemplar[] = [];
  for (const index of createRandom(`exemplars/${shots.seed}/${row}`).shuffled(others)) {
    if (exemplars.length >= shots.count) break;
    await pace.step();
    if (pace.cancelled) return undefined;
    const shown = await renderShown(context, subject, template, index, form, pace.cancel);
    if (!shown) return undefined;
    if (shown.ok && !isBlank(shown.value.example)) exemplars.push({ ...shown.value, row: index });
  }
  if (exemplars.length >= shots.count) return { exemplars };
  const fewer = l10n.t(
    'Solved examples: {0} instead of {1}. The sample has no more rows to which this template applies.',
    exemplars.length,
    shots.count,
  );
  return { exemplars, fewer };
}
