import * as l10n from '@vscode/l10n';
import type { Expression, Filter, Load, Statement, Test } from './ast';
import { nearest } from './nearest';
import type { JinjaProblem } from './problem';
import { bodiesOf, expressionsOf } from './uses-name';
import { children } from './walk';

/** The filters and tests that exist. */
export interface KnownNames {
  readonly filters: ReadonlySet<string>;
  readonly tests: ReadonlySet<string>;
}

/**
 * Reports unknown filters and tests. Inside an `if` Jinja compiles them and fails only when it comes there, so those
 * are warnings; anywhere else the template is refused.
 */
export function checkNames(statements: readonly Statement[], known: KnownNames): readonly JinjaProblem[] {
  const problems: JinjaProblem[] = [];
  const report = (node: Filter | Test, soft: boolean): void => void problems.push(unknown(node, known, soft));

  const expression = (node: Expression, soft: boolean): void => {
    if (node.type === 'Filter' && !known.filters.has(node.name)) report(node, soft);
    if (node.type === 'Test' && !known.tests.has(node.name)) report(node, soft);
    const inside = soft || node.type === 'Conditional';
    for (const child of children(node)) expression(child, inside);
  };
  const body = (nodes: readonly Statement[], soft: boolean): void => {
    for (const node of nodes) {
      if (node.type === 'Load') problems.push(cannotLoad(node));
      const inside = node.type === 'If' || (soft && staysSoft(node));
      for (const inner of expressionsOf(node)) expression(inner, node.type === 'If' || soft);
      for (const inner of bodiesOf(node)) body(inner, inside);
    }
  };
  body(statements, false);
  return problems;
}

/** Bodies that open a scope of their own are compiled for certain again, even inside an `if`. */
function staysSoft(node: Statement): boolean {
  return bodiesOf(node).length === 0;
}

/** A warning only: it may stand where it is never reached, and Jinja itself takes the tag. */
function cannotLoad(node: Load): JinjaProblem {
  const message = l10n.t(
    "'{0}' loads another template, which is not possible here: write its text in place.",
    node.tag,
  );
  return { code: 'jinja-unsupported', severity: 'warning', message, span: node.span };
}

function unknown(node: Filter | Test, known: KnownNames, soft: boolean): JinjaProblem {
  const isFilter = node.type === 'Filter';
  const guess = nearest(node.name, isFilter ? known.filters : known.tests);
  const message = isFilter
    ? l10n.t("There is no filter named '{0}'.", node.name)
    : l10n.t("There is no test named '{0}'.", node.name);
  const problem: JinjaProblem = {
    code: isFilter ? 'jinja-unknown-filter' : 'jinja-unknown-test',
    severity: soft ? 'warning' : 'error',
    message: guess === undefined ? message : l10n.t("{0} Did you mean '{1}'?", message, guess),
    span: node.nameSpan,
  };
  if (guess === undefined) return problem;
  const fix = { title: l10n.t("Change to '{0}'", guess), edits: [{ span: node.nameSpan, newText: guess }] };
  return { ...problem, fix };
}
