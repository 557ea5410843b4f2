import {
  bodiesOf,
  expressionsOf,
  parseTemplate,
  visitExpressions,
  type Expression,
  type Statement,
  type Template,
} from '../../jinja';
import type { ParsedTask } from '../parsed-document';

/** Texts that are rendered in one scope, one behind the other, and which of them a place is in. */
export interface Parts {
  readonly parts: readonly Template[];
  readonly part: number;
}

/**
 * The text at a key path of a task file with what is rendered before it: a target sees what its input has set.
 *
 * @param source the text as it is in the editor, which the file's tree may lack while somebody types
 */
export function partsAt(parsed: ParsedTask, keys: readonly (string | number)[], source: string): Parts {
  const own = parseTemplate(source);
  const [first, index, key] = keys;
  const template =
    first === 'templates' && key === 'target'
      ? parsed.loaded.task?.templates.find((candidate) => candidate.index === index)
      : undefined;
  return template?.body.kind === 'pair'
    ? { parts: [template.body.input.template, own], part: 1 }
    : { parts: [own], part: 0 };
}

/** Calls `visit` for every expression in these statements, those inside others too. */
export function eachExpression(statements: readonly Statement[], visit: (expression: Expression) => void): void {
  eachStatement(statements, (statement) => {
    for (const expression of expressionsOf(statement)) visitExpressions(expression, visit);
  });
}

/** Calls `visit` for every statement, those inside others too. */
export function eachStatement(statements: readonly Statement[], visit: (statement: Statement) => void): void {
  for (const statement of statements) {
    visit(statement);
    for (const body of bodiesOf(statement)) eachStatement(body, visit);
  }
}
