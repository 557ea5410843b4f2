import type { Position } from '../../text';
import { completeColumn } from './column';
import { completeJinja } from './jinja';
import { completeKey } from './key';
import { completeValue } from './value';
import type { Context } from '../context';
import { jinjaAt } from '../jinja-at';
import type { Cancellation } from '../cancellation';
import type { ParsedDocument } from '../parsed-document';
import type { CompletionItem } from '../types';
import { yamlCursorAt } from '../yaml-cursor';

/**
 * What may be written at a place: Jinja's words inside `{{ }}` and `{% %}`, else keys or values.
 */
export async function complete(
  context: Context,
  parsed: ParsedDocument,
  position: Position,
  cancel?: Cancellation,
): Promise<readonly CompletionItem[]> {
  if (parsed.kind === 'other' || parsed.kind === 'snapshot') return [];
  const offset = parsed.offset(position);
  if (parsed.kind === 'task') {
    const jinja = jinjaAt(parsed, offset);
    if (jinja) {
      const items = await completeJinja(context, parsed, jinja, cancel);
      if (items.length > 0) return items;
    }
  }
  const cursor = yamlCursorAt(parsed.text, offset);
  switch (cursor.kind) {
    case 'key':
      return [
        ...completeKey(parsed, cursor),
        ...(parsed.kind === 'task' ? await completeColumn(context, parsed, cursor) : []),
        ...(cursor.afterDash ? await completeValue(context, parsed, cursor) : []),
      ];
    case 'value':
      return completeValue(context, parsed, cursor);
    case 'none':
      return [];
  }
}
