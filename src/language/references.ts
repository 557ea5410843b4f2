import type { Position } from '../text';
import type { Cancellation } from './cancellation';
import type { Context } from './context';
import { locationOf, nameAt, sameNames } from './names/find-names';
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
  return found.filter(({ occurrence }) => withDefinition || occurrence.role !== 'definition').map(locationOf);
}
