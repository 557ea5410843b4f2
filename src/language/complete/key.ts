import { isMap, isScalar } from 'yaml';
import { clashingKeys, type Schema } from '../../document';
import { recipeSchema } from '../../recipe';
import { taskSchema } from '../../task';
import { isJinjaPath } from '../jinja-scalar';
import { yamlOf, type ParsedDocument } from '../parsed-document';
import { alternativesAt, isType, keysAt, wordsAt } from '../schema-walk';
import type { CompletionItem } from '../types';
import type { YamlCursor } from '../yaml-cursor';

type KeyCursor = Extract<YamlCursor, { kind: 'key' }>;

/** The schema of a file that the workbench knows. */
export function schemaOf(parsed: ParsedDocument): Schema {
  return parsed.kind === 'recipe' ? recipeSchema : taskSchema;
}

/** The keys that may be written in the map at the cursor and are not there yet; required ones first. */
export function completeKey(parsed: ParsedDocument, cursor: KeyCursor): readonly CompletionItem[] {
  const taken = keysThere(parsed, cursor);
  const schemas = alternativesAt(schemaOf(parsed), cursor.path);
  const clashing = new Set(schemas.flatMap((schema) => [...clashingKeys(schema, taken)]));
  const range = parsed.range(cursor.span);
  const items: CompletionItem[] = [];
  let order = 0;
  for (const [key, { required, description, alternatives }] of keysAt(schemaOf(parsed), cursor.path)) {
    order++;
    if (taken.has(key) || clashing.has(key)) continue;
    items.push({
      label: key,
      kind: 'key',
      ...(description ? { documentation: description } : {}),
      edit: { range, newText: snippet(parsed, cursor, key, alternatives) },
      snippet: true,
      sortText: `${required ? 0 : 1}${String(order).padStart(3, '0')}`,
    });
  }
  if (parsed.kind === 'task' && beginsTemplate(cursor, taken)) items.push(templateItem(cursor, range));
  return items;
}

/** A key with what its value usually looks like, the cursor where writing goes on. */
function snippet(parsed: ParsedDocument, cursor: KeyCursor, key: string, alternatives: readonly Schema[]): string {
  if (cursor.flow) return `${key}: $0`;
  const allows = (type: string): boolean => alternatives.some((schema) => isType(schema, type));
  const deeper = cursor.afterDash ? '    ' : '  ';
  const path = [...cursor.path, key];
  if (parsed.kind === 'task' && isJinjaPath(path)) {
    if (key === 'input') return `${key}: |-\n${deeper}$0`;
    if (key === 'jinja') return `${key}: |-\n${deeper}$1\n${deeper}|||\n${deeper}$0`;
    if (key === 'choices') return `${key}: ["$1"$0]`;
    return `${key}: "{{ $0 }}"`;
  }
  const words = wordsAt(schemaOf(parsed), path);
  if (words.length === 1) return `${key}: ${words[0]!}`;
  if (words.length > 1) return `${key}: \${1|${words.join(',')}|}`;
  if (key === 'templates') return `${key}:\n${deeper}- $0`;
  if (allows('object') && !allows('string')) {
    return `${key}:\n${deeper}$0`;
  }
  if (allows('array') && !allows('string')) return `${key}: [$0]`;
  return `${key}: $0`;
}

/** Whether a template could begin at the cursor: in the list itself, or behind the dash of an item without keys. */
function beginsTemplate({ path, afterDash }: KeyCursor, taken: ReadonlySet<string>): boolean {
  if (path[0] !== 'templates') return false;
  return path.length === 1 || (path.length === 2 && afterDash && taken.size === 0);
}

/** A whole template, for the dash of a new list item. */
function templateItem(cursor: KeyCursor, range: CompletionItem['edit']['range']): CompletionItem {
  const dash = cursor.afterDash ? '' : '- ';
  const lines = ['name: ${1:name}', 'input: |-', '  ${2:{{ field \\}\\}}', 'target: "${3:{{ answer \\}\\}}"$0'];
  return {
    label: 'template',
    kind: 'key',
    edit: { range, newText: dash + lines.join('\n  ') },
    snippet: true,
    sortText: '0',
  };
}

/** The keys of the map at the cursor, without the one being written. */
function keysThere(parsed: ParsedDocument, cursor: KeyCursor): ReadonlySet<string> {
  const document = yamlOf(parsed);
  const map = cursor.path.length === 0 ? document?.contents : document?.getIn(cursor.path, true);
  if (!isMap(map)) return new Set();
  const keys = map.items.flatMap(({ key }) =>
    isScalar(key) && key.range?.[0] !== cursor.span.start ? [String(key.value)] : [],
  );
  return new Set(keys);
}
