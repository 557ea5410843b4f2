import * as l10n from '@vscode/l10n';
import type { ErrorObject } from 'ajv';
import { closest, type Fix, type Problem, type Span } from '../text';
import { alternativeKeys, chosenKeys } from './alternative-keys';
import type { SchemaCode } from './codes';
import type { Cursor } from './cursor';
import { schemaAt, type Schema } from './schema';
import { schemaText } from './schema-text';

/** One validation error as a problem at the key or value that is wrong, saying what was expected. */
export function problemOf(error: ErrorObject, root: Cursor, whole: Schema): Problem<SchemaCode> {
  const at = cursorAt(root, error.instancePath);
  const schema = (error.parentSchema ?? {}) as Schema;
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(at, String(params['additionalProperty']), schema);
    case 'required':
      // A branch of `if` tells which keys are missing, the map's own schema what they are.
      return missingKey(at, String(params['missingProperty']), schemaAt(whole, at.path) ?? schema);
    case 'type':
      return wrongType(at, schema);
    case 'enum':
      return wrongWord(at, (schema.enum ?? []).map(String));
    case 'const':
      return wrongWord(at, [String(schema.const)]);
    case 'oneOf':
      return wrongAlternative(at, schema);
    default:
      return wrongValue(at, messageOf(schema) ?? limitMessage(error.keyword, params));
  }
}

/** Follows a JSON pointer; where it leads nowhere, the last place that is there. */
function cursorAt(root: Cursor, pointer: string): Cursor {
  let at = root;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = at.kind === 'list' ? at.items()[Number(key)] : at.get(key);
    if (!next) return at;
    at = next;
  }
  return at;
}

function unknownKey(at: Cursor, key: string, schema: Schema): Problem<SchemaCode> {
  const known = Object.keys(schema.properties ?? {});
  const span = at.get(key)?.keySpan ?? at.span;
  const near = closest(key, known);
  if (near === undefined) {
    const message = l10n.t(
      'Unknown key "{0}". Known here: {1}. Keys of your own start with "x-".',
      key,
      known.join(', '),
    );
    return { code: 'unknown-key', severity: 'error', message, span };
  }
  const message = l10n.t('Unknown key "{0}". Did you mean "{1}"?', key, near);
  const taken = at.get(near) !== undefined;
  return { code: 'unknown-key', severity: 'error', message, span, ...(taken ? {} : { fix: rename(span, near) }) };
}

/** Nothing can be marked where a key is missing, so its map is: by its own key or, in a list, by its first. */
function missingKey(at: Cursor, key: string, schema: Schema): Problem<SchemaCode> {
  const example = schema.properties?.[key]?.examples?.[0];
  const line = typeof example === 'string' ? example.split('\n')[0]! : '';
  const hint = line === '' ? '' : l10n.t('Add it, as in "{0}: {1}".', key, line);
  const message = l10n.t('The key "{0}" is missing. {1}', key, hint).trim();
  const span = at.keySpan ?? at.entries()[0]?.[1].keySpan ?? at.span;
  return { code: 'missing-key', severity: 'error', message, span };
}

/** Keys of which a map has one set or another: marked is the key too many, or the map that lacks one. */
function wrongAlternative(at: Cursor, schema: Schema): Problem<SchemaCode> {
  const message = messageOf(schema) ?? l10n.t('This value is not allowed here.');
  if (at.kind !== 'map') return wrongValue(at, message);
  const entries = at.entries();
  const chosen = chosenKeys(
    alternativeKeys(schema),
    entries.map(([key]) => key),
  );
  if (chosen?.kind === 'begun' && chosen.missing[0] !== undefined) return missingKey(at, chosen.missing[0], schema);
  const tooMany = chosen?.kind === 'clash' ? at.get(chosen.key)?.keySpan : undefined;
  if (tooMany) return { code: 'wrong-value', severity: 'error', message, span: tooMany };
  return { code: 'missing-key', severity: 'error', message, span: at.keySpan ?? entries[0]?.[1].keySpan ?? at.span };
}

/** A plain `True` or `1.0` where text is wanted is mended by quotes: choices often look like this. */
function wrongType(at: Cursor, schema: Schema): Problem<SchemaCode> {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const expected = types.map(typeWord).join(l10n.t(' or '));
  const { scalar, text } = at;
  const message = l10n.t('Expected {0}, found {1}.', expected, foundWord(at));
  const base = { code: 'wrong-type', severity: 'error', span: at.span } as const;
  if (!types.includes('string') || !scalar || text === undefined || scalar.type !== 'PLAIN')
    return { ...base, message };
  const fix: Fix = {
    title: l10n.t('Quote {0}', text),
    edits: [{ span: at.span, newText: JSON.stringify(text) }],
  };
  return { ...base, message: l10n.t('{0} Quote it to make it text.', message), fix };
}

function wrongWord(at: Cursor, words: readonly string[]): Problem<SchemaCode> {
  const near = at.text === undefined ? undefined : closest(at.text, words);
  const list = words.join(', ');
  const expected = words.length === 1 ? l10n.t('Expected "{0}".', list) : l10n.t('Expected one of {0}.', list);
  const message =
    near === undefined || words.length === 1 ? expected : l10n.t('{0} Did you mean "{1}"?', expected, near);
  const fix = near !== undefined && at.scalar?.type === 'PLAIN' ? { fix: rename(at.span, near) } : {};
  return { code: 'wrong-value', severity: 'error', message, span: at.span, ...fix };
}

function messageOf({ errorMessage }: Schema): string | undefined {
  return errorMessage === undefined ? undefined : schemaText(errorMessage);
}

function wrongValue(at: Cursor, message: string): Problem<SchemaCode> {
  return { code: 'wrong-value', severity: 'error', message, span: at.span };
}

function rename(span: Span, to: string): Fix {
  return { title: l10n.t('Change to "{0}"', to), edits: [{ span, newText: to }] };
}

function limitMessage(keyword: string, params: Readonly<Record<string, unknown>>): string {
  const limit = String(params['limit']);
  switch (keyword) {
    case 'minimum':
      return l10n.t('Expected {0} or more.', limit);
    case 'maximum':
      return l10n.t('Expected {0} or less.', limit);
    case 'exclusiveMinimum':
      return l10n.t('Expected more than {0}.', limit);
    case 'exclusiveMaximum':
      return l10n.t('Expected less than {0}.', limit);
    case 'minLength':
      return l10n.t('Expected some text.');
    case 'minItems':
      return l10n.t('Expected at least {0} items.', limit);
    case 'maxItems':
      return l10n.t('Expected at most {0} items.', limit);
    case 'minProperties':
      return l10n.t('Expected at least {0} keys.', limit);
    case 'uniqueItems':
      return l10n.t('Two items are the same.');
    default:
      return l10n.t('This value is not allowed here.');
  }
}

function typeWord(type: string): string {
  switch (type) {
    case 'object':
      return l10n.t('a map');
    case 'array':
      return l10n.t('a list');
    case 'string':
      return l10n.t('text');
    case 'integer':
      return l10n.t('a whole number');
    case 'number':
      return l10n.t('a number');
    case 'boolean':
      return l10n.t('true or false');
    default:
      return type;
  }
}

function foundWord(at: Cursor): string {
  switch (at.kind) {
    case 'map':
      return l10n.t('a map');
    case 'list':
      return l10n.t('a list');
    case 'none':
      return l10n.t('nothing');
    case 'scalar':
      return typeof at.scalar?.value === 'string'
        ? l10n.t('text')
        : typeof at.scalar?.value === 'boolean'
          ? l10n.t('the boolean {0}', at.text ?? '')
          : l10n.t('the number {0}', at.text ?? '');
  }
}
