import * as l10n from '@vscode/l10n';
import { analyse, builtins } from '../../jinja';
import { closest, type Fix, type Span } from '../../text';
import { fieldsOf, type PlacedField } from '../fields';
import type { Finding, Rule } from '../rule';
import { walkTree } from '../tree';

/** A name that is no column, no built-in and nothing that the template sets: Jinja prints nothing for it. */
export const unknownField: Rule = {
  code: 'unknown-field',
  severity: 'error',
  title: l10n.t('A field that is not a column of the data'),
  *check(task, { columns }): Iterable<Finding> {
    if (!columns) return;
    const functions = new Set(builtins().functions.map(({ name }) => name));
    for (const placed of fieldsOf(task)) {
      const { field } = placed;
      const known = new Set([...columns.keys(), ...builtInNames(placed), ...namesSet(placed)]);
      const guarded = guardedPlaces(placed);
      for (const { name, nameSpan } of analyse(field.template).uses) {
        if (known.has(name) || functions.has(name) || guarded.has(nameSpan.start)) continue;
        const near = closest(name, known);
        const span = field.map.spanToFile(nameSpan);
        yield {
          message: describe(name, near, [...columns.keys()]),
          span,
          ...(near === undefined ? {} : { fix: rename(span, near) }),
        };
      }
    }
  },
};

/** What templates see besides the columns; each is known only behind what defines it. */
function builtInNames({ kind, template }: PlacedField): readonly string[] {
  if (kind === 'choices') return [];
  const fromChoices = template.choices ? ['choices', 'answer_choices', 'options_'] : [];
  return kind === 'answer' || !template.answer ? fromChoices : [...fromChoices, 'answer'];
}

/** Names that the field sets, and for a target those that its input sets. */
function namesSet({ kind, field, template }: PlacedField): readonly string[] {
  const fields = kind === 'target' ? [template.input, field] : [field];
  return fields.flatMap(({ template: tree }) => analyse(tree).assigned.map(({ name }) => name));
}

/** Where a name is only asked for (`x is defined`) or has a stand-in (`x | default('')`). */
function guardedPlaces({ field }: PlacedField): ReadonlySet<number> {
  const places = new Set<number>();
  walkTree(field.template, (node) => {
    const asks = node.type === 'Test' && /^(un)?defined$/.test(node.name);
    const standsIn = node.type === 'Filter' && (node.name === 'default' || node.name === 'd');
    if ((asks || standsIn) && node.target) places.add(node.target.span.start);
  });
  return places;
}

function describe(name: string, near: string | undefined, columns: readonly string[]): string {
  if (near !== undefined) return l10n.t('"{0}" is not a column. Did you mean "{1}"?', name, near);
  if (name === 'options_' || name === 'choices' || name === 'answer_choices') {
    return l10n.t('"{0}" needs "choices", in the task or in this template.', name);
  }
  return l10n.t('"{0}" is not a column. The columns are: {1}.', name, columns.join(', '));
}

function rename(span: Span, to: string): Fix {
  return { title: l10n.t('Change to "{0}"', to), edits: [{ span, newText: to }] };
}
