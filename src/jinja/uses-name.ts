import type { Expression, Parameter, Statement } from './ast';
import { visitNames } from './walk';

/** The expressions directly in a statement, without those of the statements inside it. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.type) {
    case 'Output':
      return [statement.expression];
    case 'If':
      return statement.branches.map((branch) => branch.test);
    case 'For':
      return statement.test ? [statement.iterable, statement.test] : [statement.iterable];
    case 'Set':
    case 'Autoescape':
      return [statement.value];
    case 'SetBlock':
      return statement.filter ? [statement.filter] : [];
    case 'Macro':
      return defaults(statement.parameters);
    case 'CallBlock':
      return [statement.call, ...defaults(statement.parameters)];
    case 'FilterBlock':
      return [statement.filter];
    case 'With':
      return statement.bindings.map((binding) => binding.value);
    case 'Load':
      return [statement.template];
    case 'Text':
    case 'Block':
      return [];
  }
}

function defaults(parameters: readonly Parameter[]): readonly Expression[] {
  return parameters.flatMap((parameter) => (parameter.value ? [parameter.value] : []));
}

/** The bodies directly inside a statement. */
export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.type) {
    case 'If':
      return [...statement.branches.map((branch) => branch.body), statement.otherwise];
    case 'For':
      return [statement.body, statement.otherwise];
    case 'SetBlock':
    case 'Macro':
    case 'CallBlock':
    case 'FilterBlock':
    case 'With':
    case 'Block':
    case 'Autoescape':
      return [statement.body];
    case 'Text':
    case 'Output':
    case 'Set':
    case 'Load':
      return [];
  }
}

/** Whether a name is read anywhere in these statements; blocks are left out, as they see no outer variables. */
export function usesName(statements: readonly Statement[], name: string): boolean {
  return statements.some((statement) => {
    let found = false;
    for (const expression of expressionsOf(statement))
      visitNames(expression, (inner) => {
        found ||= inner.name === name;
      });
    if (found || statement.type === 'Block') return found;
    return bodiesOf(statement).some((body) => usesName(body, name));
  });
}
