import type { Position } from '../text';
import type { Cancellation } from './cancellation';
import type { Context } from './context';
import { nameAt, namesIn } from './names/find-names';
import type { ParsedDocument } from './parsed-document';
import type { Highlight } from './types';

/** The places in the file that mean what is named at a place; `write` where it gets its value. */
export async function highlight(
  context: Context,
  parsed: ParsedDocument,
  position: Position,
  cancel?: Cancellation,
): Promise<readonly Highlight[]> {
  const name = await nameAt(context, parsed, position, cancel);
  if (!name) return [];
  const names = await namesIn(context, parsed, cancel);
  return names
    .filter(({ id }) => id === name.id)
    .map(({ span, role }) => ({ range: parsed.range(span), kind: role === 'read' ? 'read' : 'write' }));
}
