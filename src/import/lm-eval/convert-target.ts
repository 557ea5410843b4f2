import * as l10n from '@vscode/l10n';
import type { Place } from '../../formats';
import type { ChoicesDraft } from '../task-draft';
import type { Columns } from './columns';
import { expressionKind, onlyExpression } from './expression-kind';
import { textsOf, type HarnessField } from './field';
import type { Notes } from './notes';

/** The choices of a task; undefined where it has none. */
export function convertChoices(field: HarnessField, columns: Columns, notes: Notes): ChoicesDraft | undefined {
  switch (field.kind) {
    case 'absent':
      return undefined;
    case 'list':
      for (const { place, written } of field.misread) {
        const why = l10n.t('PyYAML does not read this unquoted word as text; the choice is what Python prints for it.');
        notes.add('person', place, `doc_to_choice: ${written}`, why, l10n.t('Write the choice that was meant.'));
      }
      if (field.items.length > 0) return textsOf(field.items);
      return noChoices(field.place, notes);
    case 'column':
      return `{{ ${columns.nameOf(field.name)} }}`;
    case 'jinja':
      if (/^\s*\[/.test(field.text)) return listInText(field, notes);
      return columns.rewrite(field.text);
    case 'python':
      return `{{ ${placeholder('doc_to_choice', field, notes)} }}`;
    case 'text':
    case 'index':
      return noChoices(field.place, notes);
  }
}

function noChoices(place: Place, notes: Notes): undefined {
  const why = l10n.t('The choices are neither a list with items nor Jinja that prints one.');
  notes.add('person', place, 'doc_to_choice', why, l10n.t('Write the list under "choices".'));
}

/** What is asked for, as Jinja; `choices` are the task's own. */
export function convertTarget(
  field: HarnessField,
  choices: ChoicesDraft | undefined,
  columns: Columns,
  notes: Notes,
): string {
  switch (field.kind) {
    case 'absent':
      return '';
    case 'index':
      return choices ? `{{ choices[${field.index}] }}` : String(field.index);
    case 'list':
      return firstOfList(field, choices, notes);
    case 'column': {
      const name = columns.nameOf(field.name);
      if (choices) return `{{ ${name} if ${name} is string else choices[${name}] }}`;
      return maybeList(name, field.place, notes);
    }
    case 'text':
      return field.text.trim();
    case 'jinja':
      return fromJinja(columns.rewrite(field.text), field.place, choices, notes);
    case 'python':
      return `{{ ${placeholder('doc_to_target', field, notes)} }}`;
  }
}

/**
 * The column that stands for what Python code made, with the note that says so. The task file loads; the checks name
 * the column as one that the data lacks until a person has seen to it.
 */
export function placeholder(
  key: string,
  field: { readonly name: string; readonly place: Place },
  notes: Notes,
): string {
  const why = l10n.t('Python code makes this text; it is not run here.');
  const remedy = l10n.t('Write in Jinja what the function does, in place of the column "{0}" that stands for it.', key);
  notes.add('person', field.place, `${key}: !function ${field.name}`, why, remedy);
  return key;
}

/** The harness takes digits for an index, and brackets for a Python list, once the text is rendered. */
function fromJinja(text: string, place: Place, choices: ChoicesDraft | undefined, notes: Notes): string {
  const only = onlyExpression(text);
  if (!choices) {
    if (!only) return text;
    return expressionKind(only.expression) === 'list'
      ? `{{ (${only.source})[0] }}`
      : maybeList(only.source, place, notes, text);
  }
  if (!only) return `{% set gold %}${text}{% endset %}{{ choices[gold | int] if gold.isdigit() else gold }}`;
  const { source, expression } = only;
  switch (expressionKind(expression)) {
    case 'int':
      return `{{ choices[${source}] }}`;
    case 'words':
      return text;
    case 'list':
      return `{{ choices[(${source})[0]] }}`;
    case 'unknown': {
      const isName = expression.type === 'Name';
      const gold = isName ? source : 'gold';
      const pick = `{{ choices[${gold} | int] if (${gold} | string).isdigit() else ${gold} }}`;
      return isName ? pick : `{% set gold = ${source} %}${pick}`;
    }
  }
}

/**
 * Of several right answers the first is the one to learn. Whether a column holds several only its rows show; by its
 * name (`answers`, `aliases`) it may.
 */
function maybeList(source: string, place: Place, notes: Notes, plain = `{{ ${source} }}`): string {
  if (!/(?:s|[^a-z]text|_list)(?:["']\])?$/.test(source)) return plain;
  const why = l10n.t('There may be several right answers; the first one is the target.');
  notes.add('aside', place, `doc_to_target: ${source}`, why);
  return `{{ ${source} if ${source} is string or ${source} is not sequence else ${source}[0] }}`;
}

function firstOfList(
  { items, place }: Extract<HarnessField, { kind: 'list' }>,
  choices: ChoicesDraft | undefined,
  notes: Notes,
): string {
  if (items.length > 1) {
    notes.add('aside', place, 'doc_to_target', l10n.t('There are several right answers; the first one is the target.'));
  }
  const [first] = items;
  if (typeof first?.value === 'number' && choices) return `{{ choices[${first.value}] }}`;
  return textsOf(items.slice(0, 1)).join('');
}

function listInText(field: Extract<HarnessField, { kind: 'jinja' }>, notes: Notes): ChoicesDraft {
  const why = l10n.t('Jinja stands inside the texts of a Python list, which is read only after rendering.');
  const remedy = l10n.t(
    'Write the list as one expression, as in {0}.',
    "\"{{ [question ~ ' yes', question ~ ' no'] }}\"",
  );
  notes.add('person', field.place, 'doc_to_choice', why, remedy);
  return '{{ doc_to_choice }}';
}
