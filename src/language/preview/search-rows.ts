import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { Pace } from '../pace';
import type { ParsedDocument } from '../parsed-document';
import type { SearchRowsModel, SearchRowsParams } from './model';
import { fieldsOf } from './subject';

/** The rows of the sample in which a text stands; none once cancelled. */
export async function searchRows(
  context: Context,
  parsed: ParsedDocument,
  { text, column }: SearchRowsParams,
  cancel?: Cancellation,
): Promise<SearchRowsModel> {
  if (parsed.kind !== 'task') return { rows: [], count: 0 };
  const sample = await context.sample(parsed);
  const wanted = text.toLowerCase();
  const pace = new Pace(cancel);
  const rows: number[] = [];
  for (const [index, row] of sample.rows.entries()) {
    await pace.step();
    if (pace.cancelled) return { rows: [], count: sample.rows.length };
    const isFound = fieldsOf(row).some(
      ({ name, value }) => (column ?? name) === name && value.toLowerCase().includes(wanted),
    );
    if (isFound) rows.push(index);
  }
  return { rows, count: sample.rows.length };
}
