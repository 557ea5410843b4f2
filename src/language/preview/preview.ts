import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { Pace } from '../pace';
import type { ParsedDocument } from '../parsed-document';
import type { PreviewModel, PreviewParams } from './model';
import { show } from './show';
import { cancelled, findSubject } from './subject';
import { trainingOf } from './training';

/** One template rendered for one row of the sample, or why it is not. */
export async function preview(
  context: Context,
  parsed: ParsedDocument,
  params: PreviewParams,
  cancel?: Cancellation,
): Promise<PreviewModel> {
  const subject = await findSubject(context, parsed, params, cancel);
  if (subject.kind === 'unavailable') return subject;
  const training = await trainingOf(context, subject.parsed, params);
  const pace = new Pace(cancel);
  if (pace.cancelled) return cancelled(parsed);
  return (await show(context, subject, subject.template, subject.row, params, training, pace)) ?? cancelled(parsed);
}
