import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { Pace } from '../pace';
import type { ParsedDocument } from '../parsed-document';
import type { PreviewFailed, PreviewRendered, PreviewSeriesModel, PreviewSeriesParams } from './model';
import { show } from './show';
import { cancelled, describe, findSubject, type Showable } from './subject';
import { trainingOf } from './training';

/** Several templates for one row, or several rows for one template; other requests get their turn in between. */
export async function previewSeries(
  context: Context,
  parsed: ParsedDocument,
  params: PreviewSeriesParams,
  cancel?: Cancellation,
): Promise<PreviewSeriesModel> {
  const subject = await findSubject(context, parsed, params, cancel);
  if (subject.kind === 'unavailable') return subject;
  const training = await trainingOf(context, subject.parsed, params);
  const pace = new Pace(cancel);
  const items: (PreviewRendered | PreviewFailed)[] = [];
  for (const { template, row } of placesOf(subject, params)) {
    await pace.step();
    const item = pace.cancelled ? undefined : await show(context, subject, template, row, params, training, pace);
    if (!item) return cancelled(parsed);
    items.push(item);
  }
  const { task, sample, template, row } = subject;
  return {
    kind: 'series',
    ...describe(subject, template, row, training),
    over: params.over,
    items,
    count: params.over === 'templates' ? task.templates.length : sample.rows.length,
  };
}

function placesOf(
  { task, sample, template, row }: Showable,
  { over, offset = 0, limit }: PreviewSeriesParams,
): readonly Pick<Showable, 'template' | 'row'>[] {
  if (over === 'templates')
    return task.templates.slice(offset, offset + limit).map((each) => ({ template: each, row }));
  const last = Math.min(sample.rows.length, row + limit);
  return Array.from({ length: last - row }, (_, index) => ({ template, row: row + index }));
}
