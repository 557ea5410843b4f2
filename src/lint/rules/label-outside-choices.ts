import * as l10n from '@vscode/l10n';
import { renderTemplate, type Template } from '../../jinja';
import { contextOf, type Row } from '../../data';
import { bodyFields, isBlank, type JinjaField, type TaskTemplate } from '../../task';
import type { Render } from '../renders';
import type { Finding, Rule, RuleContext } from '../rule';
import { walkTree, type Expression, type TreeNode } from '../tree';

/**
 * `choices[label]` where a row's label is no index of the list. Jinja prints nothing for one that is too large, and
 * -1, which data sets use for "no label", silently means the last choice.
 */
export const labelOutsideChoices: Rule = {
  code: 'label-outside-choices',
  severity: 'error',
  get title() {
    return l10n.t('A label that is no index of the choices');
  },
  *check(task, context): Iterable<Finding> {
    const seen = new Set<string>();
    for (const template of task.templates) {
      for (const field of [template.answer, ...bodyFields(template).map((part) => part.field)]) {
        for (const finding of field ? checkField(template, field, context) : []) {
          const key = `${finding.span.start} ${finding.message}`;
          if (!seen.has(key)) yield finding;
          seen.add(key);
        }
      }
    }
  },
};

/** A place where a list of choices is indexed. */
interface Lookup {
  readonly key: Expression;
  /** Inside an `if`, for which a blank render shows that the row was meant to be left out. */
  readonly guarded: boolean;
}

function* checkField(template: TaskTemplate, field: JinjaField, context: RuleContext): Iterable<Finding> {
  for (const { key, guarded } of lookups(field)) {
    // An author who writes -1 means the last choice.
    if (key.type === 'Unary') continue;
    const text = textLabel(key, context.rows);
    if (text !== undefined) {
      yield { message: text, span: field.map.spanToFile(key.span) };
      continue;
    }
    const alone: Template = { ...field.template, body: [{ type: 'Output', expression: key, span: key.span }] };
    const bad = new Map<string, number>();
    let size = 0;
    renders(context, template).forEach(({ row, render }) => {
      if (!render.ok || !render.value.choices || (guarded && isBlank(render.value))) return;
      const index = indexOf(alone, row);
      const count = render.value.choices.length;
      if (index === undefined || (index >= 0 && index < count)) return;
      size = count;
      bad.set(String(index), (bad.get(String(index)) ?? 0) + 1);
    });
    const [first] = bad;
    if (first) yield { message: describe(Number(first[0]), first[1], size), span: field.map.spanToFile(key.span) };
  }
}

function renders({ rows, renders: all }: RuleContext, template: TaskTemplate): { row: Row; render: Render }[] {
  return all.of(template).map((render, i) => ({ row: rows[i]!, render }));
}

function lookups(field: JinjaField): Lookup[] {
  const found: Lookup[] = [];
  walkTree(field.template, (node, within) => {
    if (node.type !== 'Item' || node.target.type !== 'Name' || node.key.type === 'Slice') return;
    if (node.target.name !== 'choices' && node.target.name !== 'answer_choices') return;
    found.push({ key: node.key, guarded: within.some(isGuard) });
  });
  return found;
}

function isGuard(node: TreeNode): boolean {
  return node.type === 'If' || node.type === 'Conditional';
}

/** The key's value, where it depends on the row alone and is a whole number. */
function indexOf(key: Template, row: Row): number | undefined {
  const rendered = renderTemplate(key, contextOf(row), { undefined: 'strict' });
  return rendered.ok && /^-?\d+$/.test(rendered.value) ? Number(rendered.value) : undefined;
}

/**
 * Cells of a CSV file are text unless `columns` says otherwise, and text is no index: Jinja prints nothing then.
 * @returns what to say where the key is a column of such numbers.
 */
function textLabel(key: Expression, rows: readonly Row[]): string | undefined {
  if (key.type !== 'Name') return undefined;
  const values = rows.map((row) => row.get(key.name));
  const texts = values.filter((value) => typeof value === 'string');
  const first = texts.find((text) => /^-?\d+$/.test(text));
  if (first === undefined || texts.length < values.length) return undefined;
  return l10n.t(
    'The values of "{0}" are text, such as "{1}", and text is no index. Give the column the type int in "data.columns".',
    key.name,
    first,
  );
}

function describe(index: number, times: number, size: number): string {
  const what =
    index < 0
      ? l10n.t('A negative index counts from the end: {0} means choice {1}.', index, size + index)
      : l10n.t('There are {0} choices, the last has the index {1}.', size, size - 1);
  return l10n.t('The index is {0} on {1} sample rows. {2} Use "keep_if" to leave such rows out.', index, times, what);
}
