import type { Position } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { jinjaAt } from '../jinja-at';
import { isJinjaPath } from '../jinja-scalar';
import type { ParsedDocument, ParsedRecipe, ParsedTask } from '../parsed-document';
import type { CompletionItem } from '../types';
import { yamlCursorAt, type YamlCursor } from '../yaml-cursor';
import { completeColumn } from './column';
import { completeJinja } from './jinja';
import { completeKey } from './key';
import { completeNamedKey } from './named-key';
import { completeStarter } from './starter';
import { completeTemplate } from './template';
import { completeValue } from './value';

/**
 * What may be written at a place: Jinja's words inside `{{ }}` and `{% %}`, else keys or values.
 */
export async function complete(
  context: Context,
  parsed: ParsedDocument,
  position: Position,
  cancel?: Cancellation,
): Promise<readonly CompletionItem[]> {
  if (parsed.kind !== 'task' && parsed.kind !== 'recipe') return [];
  const offset = parsed.offset(position);
  if (parsed.kind === 'task') {
    const jinja = jinjaAt(parsed, offset);
    if (jinja) {
      const items = await completeJinja(context, parsed, jinja, offset, cancel);
      if (items.length > 0) return items;
    }
  }
  const cursor = yamlCursorAt(parsed.text, offset);
  switch (cursor.kind) {
    case 'key':
      return keys(context, parsed, cursor, cancel);
    case 'value':
      return completeValue(context, parsed, cursor, cancel);
    case 'none':
      return [];
  }
}

async function keys(
  context: Context,
  parsed: ParsedTask | ParsedRecipe,
  cursor: Extract<YamlCursor, { kind: 'key' }>,
  cancel: Cancellation | undefined,
): Promise<readonly CompletionItem[]> {
  // Prose that goes on over several lines is no key at a wrong place.
  if (parsed.kind === 'task' && cursor.continues && isProse(cursor.continues)) return [];
  return [
    ...(await completeStarter(context, parsed, cursor)),
    ...(parsed.kind === 'task' ? await completeTemplate(context, parsed, cursor) : []),
    ...completeKey(parsed, cursor),
    ...(await completeNamedKey(context, parsed, cursor)),
    ...(parsed.kind === 'task' ? await completeColumn(context, parsed, cursor) : []),
    ...(cursor.afterDash ? await completeValue(context, parsed, cursor, cancel) : []),
  ];
}

function isProse(path: readonly (string | number)[]): boolean {
  return isJinjaPath(path) || path[0] === 'title';
}
