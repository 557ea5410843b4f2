import { contains, type Position } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { ParsedDocument } from '../parsed-document';
import type { Location } from '../types';
import { columnNames, columnsOf } from './column-names';
import { jinjaNames } from './jinja-names';
import type { Occurrence } from './occurrence';
import { workspaceNames } from './workspace-names';

/** An occurrence in its file. */
export interface PlacedName {
  readonly parsed: ParsedDocument;
  readonly occurrence: Occurrence;
}

/** Everything that a file names, in the order of the text; each place once, whatever aliases lead to it. */
export async function namesIn(
  context: Context,
  parsed: ParsedDocument,
  cancel?: Cancellation,
): Promise<readonly Occurrence[]> {
  const sample = parsed.kind === 'task' ? await context.sample(parsed) : undefined;
  if (cancel?.isCancellationRequested) return [];
  const inTask =
    parsed.kind === 'task' && sample ? [...columnNames(parsed), ...jinjaNames(parsed, columnsOf(parsed, sample))] : [];
  const places = new Map<string, Occurrence>();
  for (const occurrence of [...workspaceNames(parsed), ...inTask]) {
    const place = `${occurrence.span.start} ${occurrence.span.end}`;
    if (!places.has(place)) places.set(place, occurrence);
  }
  return [...places.values()].sort((a, b) => a.span.start - b.span.start);
}

/** The name at a place; undefined on text, and on words that name nothing of the author's. */
export async function nameAt(
  context: Context,
  parsed: ParsedDocument,
  position: Position,
  cancel?: Cancellation,
): Promise<Occurrence | undefined> {
  const offset = parsed.offset(position);
  const names = await namesIn(context, parsed, cancel);
  // Where a scalar is not exact, its names have its whole place: nothing tells which of them is meant.
  return names.find(({ span, map }) => map.exact && contains(span, offset));
}

/** Every place that means the same: in the file, and for tasks and clusters in the whole workspace. */
export async function sameNames(
  context: Context,
  parsed: ParsedDocument,
  { kind, id }: Occurrence,
  cancel?: Cancellation,
): Promise<readonly PlacedName[]> {
  if (kind !== 'task' && kind !== 'cluster') {
    const names = await namesIn(context, parsed, cancel);
    return names.filter((name) => name.id === id).map((occurrence) => ({ parsed, occurrence }));
  }
  const files = await context.workspace(parsed);
  return files.flatMap((file) =>
    workspaceNames(file)
      .filter((name) => name.id === id)
      .map((occurrence) => ({ parsed: file, occurrence })),
  );
}

export function locationOf({ parsed, occurrence }: PlacedName): Location {
  return { uri: parsed.source.uri, range: parsed.range(occurrence.span) };
}
