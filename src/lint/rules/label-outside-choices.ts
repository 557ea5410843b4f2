import * as l10n from '@vscode/l10n';
import { renderTemplate, type Template } from '../../jinja';
import { contextOf, type Row } from '../../data';
import { bodyFields, isBlank, type JinjaField, type TaskTemplate } from '../../task';
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
    const span = field.map.spanToFile(key.span);
    const text = textLabel(key, context.rows);
    if (text !== undefined) {
      yield { message: text, span };
      continue;
    }
    const alone: Template = { ...field.template, body: [{ type: 'Output', expression: key, span: key.span }] };
    const own = firstBad(alone, guarded, template, context);
    if (own) yield { message: describe(own, context.rows.length), span };
    for (const other of context.otherSplits) {
      const bad = firstBad(alone, guarded, template, other);
      if (bad) yield { message: describeIn(other.split, bad, other.rows.length), span };
    }
  }
}

/** The first label that is no index, how often it is there, and of how many choices. */
interface BadIndex {
  readonly index: number;
  readonly times: number;
  readonly size: number;
}

function firstBad(
  key: Template,
  guarded: boolean,
  template: TaskTemplate,
  { rows, renders }: Pick<RuleContext, 'rows' | 'renders'>,
): BadIndex | undefined {
  const bad = new Map<number, number>();
  let size = 0;
  for (const [i, render] of renders.of(template).entries()) {
    if (!render.ok || !render.value.choices || (guarded && isBlank(render.value))) continue;
    const index = indexOf(key, rows[i]!);
    const count = render.value.choices.length;
    if (index === undefined || (index >= 0 && index < count)) continue;
    size = count;
    bad.set(index, (bad.get(index) ?? 0) + 1);
  }
  const [first] = bad;
  return first && { index: first[0], times: first[1], size };
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
    'The values of "{0}" are text on all {1} sample rows, such as "{2}", and text is no index. Give the column the type int in "data.columns".',
    key.name,
    values.length,
    first,
  );
}

function describe({ index, times, size }: BadIndex, rows: number): string {
  return index < 0
    ? l10n.t(
        'The index is {0} on {1} of {2} sample rows. A negative index counts from the end: it means choice {3}. Use "keep_if" to leave such rows out.',
        index,
        times,
        rows,
        size + index,
      )
    : l10n.t(
        'The index is {0} on {1} of {2} sample rows. There are {3} choices, the last has the index {4}. Use "keep_if" to leave such rows out.',
        index,
        times,
        rows,
        size,
        size - 1,
      );
}

/** Often only the rows of the test have no label. */
function describeIn(split: string, { index, times, size }: BadIndex, rows: number): string {
  return index < 0
    ? l10n.t(
        'The index is {0} on {1} of {2} sample rows of "{3}". A negative index counts from the end: it means choice {4}. Use "keep_if" to leave such rows out.',
        index,
        times,
        rows,
        split,
        size + index,
      )
    : l10n.t(
        'The index is {0} on {1} of {2} sample rows of "{3}". There are {4} choices, the last has the index {5}. Use "keep_if" to leave such rows out.',
        index,
        times,
        rows,
        split,
        size,
        size - 1,
      );
}
