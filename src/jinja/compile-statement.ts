import * as l10n from '@vscode/l10n';
import type { Span } from '../text';
import { PyError, pyStr, truthy } from '../value';
import type { If, Statement, With } from './ast';
import { compileActivation, compileBlock } from './compile-block';
import { compileFilter } from './compile-call';
import { compileExpression } from './compile-expression';
import { compileFor } from './compile-for';
import { compileCallBlock, compileMacro } from './compile-macro';
import { compilePrint, type Printed } from './compile-print';
import {
  compileEnter,
  functionOf,
  inOrder,
  type Action,
  type Code,
  type CompileUnit,
  type Scope,
} from './compile-scope';
import { compileTarget } from './compile-target';
import { constantOf, isConstant } from './constant';
import { Markup } from './markup';
import type { Frame, Routines, Runtime } from './runtime';
import { Symbols } from './scope';

/** A template ready to run. */
export interface CompiledTemplate {
  /** Prints to the runtime's output. */
  readonly run: (rt: Runtime) => void;
  readonly blocks: Runtime['blocks'];
}

/** Compiles a whole template. @throws CompileFailure for an unknown filter or test outside an `if` */
export function compileTemplate(body: readonly Statement[], filters: Routines, tests: Routines): CompiledTemplate {
  const unit: CompileUnit = { filters, tests, blocks: new Map(), expression: compileExpression, body: compileBody };
  return { run: compileActivation(body, unit, { topLevel: true }), blocks: unit.blocks };
}

function compileBody(statements: readonly Statement[], scope: Scope): Action {
  const actions: Action[] = [];
  let printed: Printed[] = [];
  const flush = (): void => {
    if (printed.length > 0) actions.push(compilePrint(printed, scope));
    printed = [];
  };
  for (const statement of statements) {
    if (statement.type === 'Text' || statement.type === 'Output') printed.push(statement);
    else {
      flush();
      actions.push(compileStatement(statement, scope));
    }
  }
  flush();
  return inOrder(actions);
}

function compileStatement(statement: Exclude<Statement, Printed>, scope: Scope): Action {
  switch (statement.type) {
    case 'If':
      return compileIf(statement, scope);
    case 'For':
      return compileFor(statement, scope);
    case 'Set': {
      const value = compileExpression(statement.value, scope);
      const assign = compileTarget(statement.target, scope);
      return (f) => assign(f, value(f));
    }
    case 'SetBlock':
      return compileSetBlock(statement, scope);
    case 'FilterBlock':
      return compileFilterBlock(statement, scope);
    case 'With':
      return compileWith(statement, scope);
    case 'Macro':
      return compileMacro(statement, scope);
    case 'CallBlock':
      return compileCallBlock(statement, scope);
    case 'Block':
      return compileBlock(statement, scope);
    case 'Autoescape':
      return compileAutoescape(statement, scope);
    case 'Load':
      return (f) => {
        f.rt.at = statement.span;
        throw new PyError(
          'RuntimeError',
          l10n.t("'{0}' loads another template, which is not possible here: write its text in place.", statement.tag),
        );
      };
  }
}

/** One way that an `if` can take. */
interface Branch {
  readonly test: Code;
  readonly span: Span;
  readonly body: Action;
}

function compileIf(node: If, scope: Scope): Action {
  const inner: Scope = { ...scope, soft: true };
  const branches = node.branches.map(({ test, body }): Branch => ({
    test: compileExpression(test, inner),
    span: test.span,
    body: compileBody(body, inner),
  }));
  const otherwise = compileBody(node.otherwise, inner);
  return branches.length === 1 ? chooseOne(branches[0]!, otherwise) : choose(branches, otherwise);
}

function chooseOne({ test, span, body }: Branch, otherwise: Action): Action {
  return (f) => {
    const value = test(f);
    f.rt.at = span;
    if (truthy(value)) body(f);
    else otherwise(f);
  };
}

function choose(branches: readonly Branch[], otherwise: Action): Action {
  return (f) => {
    for (const { test, span, body } of branches) {
      const value = test(f);
      f.rt.at = span;
      if (truthy(value)) return body(f);
    }
    otherwise(f);
  };
}

/** A body with a scope of its own inside the activation at hand. */
function compileScoped(body: readonly Statement[], scope: Scope): Action {
  const symbols = new Symbols(functionOf(scope), scope.symbols);
  symbols.statements(body);
  const run = compileBody(body, { ...scope, symbols, topLevel: false, soft: false });
  const enter = compileEnter(symbols);
  return (f) => {
    enter(f);
    run(f);
  };
}

function compileSetBlock(node: Extract<Statement, { type: 'SetBlock' }>, scope: Scope): Action {
  const body = compileScoped(node.body, scope);
  const text = (f: Frame): string | Markup => {
    const captured = f.rt.capture(() => body(f));
    return f.rt.autoescape ? new Markup(captured) : captured;
  };
  const value = node.filter ? compileFilter(node.filter, scope, text) : text;
  const assign = compileTarget(node.target, scope);
  return (f) => {
    const result = value(f);
    assign(f, f.rt.autoescape && !(result instanceof Markup) ? new Markup(pyStr(result)) : result);
  };
}

function compileFilterBlock(node: Extract<Statement, { type: 'FilterBlock' }>, scope: Scope): Action {
  const symbols = new Symbols(functionOf(scope), scope.symbols);
  symbols.statements(node.body);
  symbols.expression(node.filter);
  const inner: Scope = { ...scope, symbols, topLevel: false, soft: false };
  const body = compileBody(node.body, inner);
  const value = compileFilter(node.filter, inner, (f) => {
    const captured = f.rt.capture(() => body(f));
    return f.rt.autoescape ? new Markup(captured) : captured;
  });
  const enter = compileEnter(symbols);
  return (f) => {
    enter(f);
    f.rt.writeResult(value(f));
  };
}

/** The values are those of the scope outside; the names belong to the scope inside. */
function compileWith(node: With, scope: Scope): Action {
  const symbols = new Symbols(functionOf(scope), scope.symbols);
  for (const binding of node.bindings) symbols.target(binding.target, true);
  symbols.statements(node.body);
  const inner: Scope = { ...scope, symbols, topLevel: false, soft: false };
  const bindings = node.bindings.map((binding) => ({
    value: compileExpression(binding.value, scope),
    assign: compileTarget(binding.target, inner),
  }));
  const body = compileBody(node.body, inner);
  const enter = compileEnter(symbols);
  return (f) => {
    enter(f);
    for (const { value, assign } of bindings) assign(f, value(f));
    body(f);
  };
}

function compileAutoescape(node: Extract<Statement, { type: 'Autoescape' }>, scope: Scope): Action {
  // What decides belongs to the scope inside, as in Jinja: `{% autoescape x %}{% set x = … %}` reads the inner `x`.
  const symbols = new Symbols(functionOf(scope), scope.symbols);
  symbols.expression(node.value);
  symbols.statements(node.body);
  const volatile = scope.volatile === true || !isConstant(node.value);
  const constant = constantOf(node.value);
  const escapes = constant === undefined ? scope.escapes === true : truthy(constant);
  const inner: Scope = { ...scope, symbols, topLevel: false, soft: false, volatile, escapes };
  const value = compileExpression(node.value, inner);
  const body = compileBody(node.body, inner);
  const enter = compileEnter(symbols);
  return (f) => {
    enter(f);
    const before = f.rt.autoescape;
    f.rt.autoescape = truthy(value(f));
    try {
      body(f);
    } finally {
      f.rt.autoescape = before;
    }
  };
}
