import * as l10n from '@vscode/l10n';
import { schemaAt, type Schema } from './schema';

/** What a key's value may be, in words and Markdown: "whole number, 1 or more", "list of text", "`rank` or `generate`". */
export function typeText(root: Schema, schema: Schema): string {
  if (schema.const !== undefined) return quoted([schema.const]);
  if (schema.enum) return quoted(schema.enum);
  return typesOf(schema)
    .map((type) => wordOf(root, schema, type))
    .join(l10n.t(' or '));
}

function wordOf(root: Schema, schema: Schema, type: string): string {
  switch (type) {
    case 'array':
      return l10n.t('list of {0}', schema.items ? severalOf(root, schema.items) : l10n.t('anything'));
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? l10n.t('map to {0}', severalOf(root, schema.additionalProperties))
        : l10n.t('map');
    case 'string':
      return l10n.t('text');
    case 'integer':
      return l10n.t('whole number') + boundsOf(schema);
    case 'number':
      return l10n.t('number') + boundsOf(schema);
    case 'boolean':
      return quoted([true, false]);
    default:
      return type;
  }
}

/** What many values of a schema are called. */
function severalOf(root: Schema, reference: Schema): string {
  const schema = schemaAt({ ...reference, ...(root.definitions ? { definitions: root.definitions } : {}) }, []) ?? {};
  if (schema.enum) return quoted(schema.enum);
  const words = typesOf(schema).map((type) => {
    if (type === 'integer') return l10n.t('whole numbers');
    if (type === 'number') return l10n.t('numbers');
    if (type === 'object') return l10n.t('maps');
    return type === 'array' ? l10n.t('lists') : wordOf(root, schema, type);
  });
  return words.join(l10n.t(' or '));
}

function boundsOf({ minimum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  if (exclusiveMinimum !== undefined) return l10n.t(' above {0}', exclusiveMinimum);
  if (minimum === undefined) return '';
  return exclusiveMaximum === undefined
    ? l10n.t(', {0} or more', minimum)
    : l10n.t(', from {0} to below {1}', minimum, exclusiveMaximum);
}

function typesOf({ type }: Schema): readonly string[] {
  return typeof type === 'string' ? [type] : (type ?? []);
}

function quoted(words: readonly unknown[]): string {
  return words.map((word) => `\`${String(word)}\``).join(words.length === 2 ? l10n.t(' or ') : ', ');
}
