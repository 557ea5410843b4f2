import * as l10n from '@vscode/l10n';
import { analyse, type FieldUse } from '../../jinja';
import type { Row } from '../../data';
import { closest, type Fix, type Span } from '../../text';
import { PyDict } from '../../value';
import { fieldsOf, type PlacedField } from '../fields';
import type { Finding, Rule } from '../rule';

/** A name that is no column, no built-in and nothing that the template sets: Jinja prints nothing for it. */
export const unknownField: Rule = {
  code: 'unknown-field',
  severity: 'error',
  get title() {
    return l10n.t('A field that is not a column of the data');
  },
  *check(task, { columns, rows }): Iterable<Finding> {
    if (!columns) return;
    for (const placed of fieldsOf(task)) {
      const { field } = placed;
      const known = new Set([...columns.keys(), ...builtInNames(placed)]);
      const { uses } = analyse(field.template);
      const set = new Set(namesSet(placed));
      // Whoever asks once whether a name is defined knows that it may not be.
      const provided = new Set(uses.filter(({ guarded }) => guarded).map(({ name }) => name));
      for (const use of uses) {
        if (provided.has(use.name) || set.has(use.name)) continue;
        if (known.has(use.name)) {
          const message = columns.has(use.name) ? missingKey(use, rows) : undefined;
          if (message !== undefined) yield { message, span: field.map.spanToFile(use.span) };
          continue;
        }
        const near = closest(use.name, [...known, ...set]);
        const span = field.map.spanToFile(use.nameSpan);
        const fix = near !== undefined && field.map.exact ? { fix: rename(span, near) } : {};
        yield { message: describe(use.name, near, [...columns.keys()]), span, ...fix };
      }
    }
  },
};

/** What templates see besides the columns; each is known only behind what defines it. */
function builtInNames({ kind, template }: PlacedField): readonly string[] {
  if (!template || kind === 'choices') return [];
  const fromChoices = template.choices ? ['choices', 'answer_choices', 'options_'] : [];
  return kind === 'answer' || !template.answer ? fromChoices : [...fromChoices, 'answer'];
}

/** Input and target are one scope: a target sees what its input sets. */
function namesSet({ kind, template }: PlacedField): readonly string[] {
  if (kind !== 'target' || template?.body.kind !== 'pair') return [];
  return analyse(template.body.input.template).assigned.map(({ name }) => name);
}

/** For `column.key` where the column is a dict in every sample row, and the key in none. */
function missingKey({ name, path }: FieldUse, rows: readonly Row[]): string | undefined {
  const [key] = path;
  if (key === undefined || rows.length === 0) return undefined;
  const keys = new Set<string>();
  for (const row of rows) {
    const value = row.get(name);
    if (!(value instanceof PyDict)) return undefined;
    for (const inner of value.keys()) if (typeof inner === 'string') keys.add(inner);
  }
  if (keys.has(key)) return undefined;
  const near = closest(key, keys);
  return near === undefined
    ? l10n.t('"{0}" has no "{1}" in {2} sample rows. It has: {3}.', name, key, rows.length, [...keys].join(', '))
    : l10n.t('"{0}" has no "{1}" in {2} sample rows. Did you mean "{3}"?', name, key, rows.length, near);
}

function describe(name: string, near: string | undefined, columns: readonly string[]): string {
  if (name === 'options_' || name === 'choices' || name === 'answer_choices') {
    return l10n.t('"{0}" needs "choices", in the task or in this template.', name);
  }
  if (name === 'answer') return l10n.t('"{0}" needs "answer", in the task or in this template.', name);
  return near === undefined
    ? l10n.t('"{0}" is not a column. The columns are: {1}.', name, columns.join(', '))
    : l10n.t('"{0}" is not a column. Did you mean "{1}"?', name, near);
}

function rename(span: Span, to: string): Fix {
  return { title: l10n.t('Change to "{0}"', to), edits: [{ span, newText: to }] };
}
