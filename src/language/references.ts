import type { Position } from '../text';
import type { Cancellation } from './cancellation';
import type { Context } from './context';
import { extendedBy } from './names/extended';
import { locationOf, nameAt, sameNames, type PlacedName } from './names/find-names';
import type { ParsedDocument } from './parsed-document';
import type { Location } from './types';

/** Every place where what is named at a place is used: tasks and clusters in the workspace, all else in the file. */
export async function references(
  context: Context,
  parsed: ParsedDocument,
  position: Position,
  withDefinition: boolean,
  cancel?: Cancellation,
): Promise<readonly Location[]> {
  const name = await nameAt(context, parsed, position, cancel);
  if (!name) return [];
  const found = await sameNames(context, parsed, name, cancel);
  const named = found.filter(({ occurrence }) => withDefinition || occurrence.role !== 'definition').map(locationOf);
  return name.kind === 'task' ? [...named, ...(await extensions(context, found))] : named;
}

/** Where tasks are extended: by their files' paths, which say no name. */
async function extensions(context: Context, found: readonly PlacedName[]): Promise<readonly Location[]> {
  const files = await context.workspace();
  return found
    .filter(({ occurrence }) => occurrence.role === 'definition')
    .flatMap(({ parsed }) => extendedBy(parsed, files))
    .flatMap((file) => {
      const base = file.loaded.task?.base;
      return base ? [{ uri: file.source.uri, range: file.range(base.span) }] : [];
    });
}
