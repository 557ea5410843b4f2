import * as l10n from '@vscode/l10n';
import { isMap, isScalar } from 'yaml';
import { clashingKeys, type Schema } from '../../document';
import { describeRecipeKey, recipeSchema } from '../../recipe';
import { describeKey, taskSchema } from '../../task';
import { isJinjaPath } from '../jinja-scalar';
import { asScalar } from '../names/spell';
import { yamlOf, type ParsedDocument } from '../parsed-document';
import { alternativesAt, isType, keysAt, wordsAt } from '../schema-walk';
import type { CompletionItem } from '../types';
import type { YamlCursor } from '../yaml-cursor';
import { keyLine, type KeyLine } from './line';

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
  const line = keyLine(parsed, cursor);
  if (!line) return [];
  const describe = parsed.kind === 'recipe' ? describeRecipeKey : describeKey;
  const items: CompletionItem[] = [];
  let order = 0;
  for (const [key, { required, alternatives }] of keysAt(schemaOf(parsed), cursor.path)) {
    order++;
    if (taken.has(key) || clashing.has(key)) continue;
    const written = line.hasColon ? key : snippet(parsed, cursor, line, key, alternatives);
    const goesOn = !line.hasColon && written.includes('$0') && !written.includes('|-');
    const documentation = describe([...cursor.path, key]);
    items.push({
      label: key,
      kind: 'key',
      ...(required ? { detail: l10n.t('required') } : {}),
      ...(documentation === undefined ? {} : { documentation }),
      edit: { range: line.range, newText: line.lead + written },
      snippet: !line.hasColon,
      ...(goesOn ? { goesOn } : {}),
      sortText: `${required ? 0 : 1}${String(order).padStart(3, '0')}`,
    });
  }
  return items;
}

/** A key with what its value usually looks like, the cursor where writing goes on. */
function snippet(
  parsed: ParsedDocument,
  cursor: KeyCursor,
  { deeper }: KeyLine,
  key: string,
  alternatives: readonly Schema[],
): string {
  const allows = (type: string): boolean => alternatives.some((schema) => isType(schema, type));
  const path = [...cursor.path, key];
  if (parsed.kind === 'task' && isJinjaPath(path)) {
    if (key === 'choices') return `${key}: ["$1"$0]`;
    if (key === 'input' && !cursor.flow) return `${key}: |-\n${deeper}$0`;
    if (key === 'jinja' && !cursor.flow) return `${key}: |-\n${deeper}$1\n${deeper}|||\n${deeper}$0`;
    return key === 'input' || key === 'jinja' ? `${key}: "$0"` : `${key}: "{{ $0 }}"`;
  }
  const words = wordsAt(schemaOf(parsed), path);
  if (words.length === 1 && !allows('string')) return `${key}: ${asScalar(words[0]!)}`;
  if (words.length > 1) return `${key}: \${1|${words.join(',')}|}`;
  if (allows('object') && !allows('string')) return cursor.flow ? `${key}: {$0}` : `${key}:\n${deeper}$0`;
  if (key === 'templates') return `${key}:\n${deeper}- $0`;
  if (allows('array') && !allows('string')) return `${key}: [$0]`;
  return `${key}: $0`;
}

/** The keys of the map at the cursor, without the one being written. */
export function keysThere(parsed: ParsedDocument, cursor: KeyCursor): ReadonlySet<string> {
  const document = yamlOf(parsed);
  const map = cursor.path.length === 0 ? document?.contents : document?.getIn(cursor.path, true);
  if (!isMap(map)) return new Set();
  const keys = map.items.flatMap(({ key }) =>
    isScalar(key) && key.range?.[0] !== cursor.span.start ? [String(key.value)] : [],
  );
  return new Set(keys);
}
