import { charge, pyIterate, truthy, type Value } from '../value';
import type { For, Statement } from './ast';
import { compileEnter, functionOf, type Action, type Code, type Scope } from './compile-scope';
import { compileTarget, type Assign } from './compile-target';
import { Loop, type Recurse } from './loop';
import { Markup } from './markup';
import { PyIterator } from './objects';
import { Frame } from './runtime';
import { FunctionScope, Symbols, type Ref } from './scope';
import { bodiesOf, usesName } from './uses-name';

/** One round's pieces; all run in the activation `owner`. */
interface Rounds {
  readonly enter: Action;
  readonly assign: Assign;
  readonly body: Action;
  readonly otherwise: Action | undefined;
  /** The `loop` variable, where the body asks for it. */
  readonly loop: Ref | undefined;
  readonly filter: ((f: Frame, items: Iterator<Value>) => Iterator<Value>) | undefined;
}

/**
 * A `for` loop. The `loop` variable is made only where the body asks for it, or holds a scoped block, which could.
 * Every round starts with the variables as they are outside: what a round sets is gone in the next.
 */
export function compileFor(node: For, scope: Scope): Action {
  const iterable = scope.unit.expression(node.iterable, scope);
  if (node.recursive) return compileRecursive(node, scope, iterable);
  const rounds = compileRounds(node, scope, functionOf(scope));
  const run = rounds.loop ? runWithLoop : runPlain;
  const { span } = node.iterable;
  return (f) => {
    const items = iterable(f);
    f.rt.at = span;
    run(rounds, f, items, 0, undefined);
  };
}

/** A recursive loop is an activation of its own, so that each depth has its variables. */
function compileRecursive(node: For, scope: Scope, iterable: Code): Action {
  const owner = new FunctionScope(functionOf(scope));
  const rounds = compileRounds(node, scope, owner);
  return (f) => {
    const start = (items: Value, depth: number): void => {
      const recurse: Recurse = (rt, inner, level) => {
        const text = rt.deeper(() => rt.capture(() => start(inner, level)));
        return rt.autoescape ? new Markup(text) : text;
      };
      runWithLoop(rounds, new Frame(f.rt, owner.size, f), items, depth, recurse);
    };
    const items = iterable(f);
    f.rt.at = node.iterable.span;
    start(items, 0);
  };
}

function compileRounds(node: For, scope: Scope, owner: FunctionScope): Rounds {
  const symbols = new Symbols(owner, scope.symbols);
  const needsLoop = node.recursive || usesName(node.body, 'loop') || hasScopedBlock([node]);
  const loop = needsLoop ? symbols.declareParameter('loop') : undefined;
  symbols.target(node.target, true);
  symbols.statements(node.body);
  const inner: Scope = { ...scope, symbols, topLevel: false, soft: false };
  return {
    assign: compileTarget(node.target, inner),
    body: scope.unit.body(node.body, inner),
    enter: compileEnter(symbols),
    otherwise: compileElse(node, scope, owner),
    loop,
    filter: compileLoopFilter(node, scope, owner),
  };
}

/** A scoped block anywhere inside sees `loop` too. */
function hasScopedBlock(statements: readonly Statement[]): boolean {
  return statements.some((node) => (node.type === 'Block' && node.scoped) || bodiesOf(node).some(hasScopedBlock));
}

function compileElse(node: For, scope: Scope, owner: FunctionScope): Action | undefined {
  if (node.otherwise.length === 0) return undefined;
  const symbols = new Symbols(owner, scope.symbols);
  symbols.statements(node.otherwise);
  const body = scope.unit.body(node.otherwise, { ...scope, symbols, topLevel: false, soft: false });
  const enter = compileEnter(symbols);
  return (f) => {
    enter(f);
    body(f);
  };
}

/** `for x in xs if test`: lazy, and with variables of its own, as in Jinja. */
function compileLoopFilter(node: For, scope: Scope, owner: FunctionScope): Rounds['filter'] {
  if (!node.test) return undefined;
  const symbols = new Symbols(owner, scope.symbols);
  symbols.target(node.target, true);
  symbols.expression(node.test);
  const inner: Scope = { ...scope, symbols, topLevel: false, soft: false };
  const assign = compileTarget(node.target, inner);
  const test = scope.unit.expression(node.test, inner);
  const enter = compileEnter(symbols);
  return function* (f, items) {
    for (let step = items.next(); !step.done; step = items.next()) {
      charge();
      enter(f);
      assign(f, step.value);
      if (truthy(test(f))) yield step.value;
    }
  };
}

function runPlain(rounds: Rounds, f: Frame, items: Value): void {
  const { enter, assign, body, filter } = rounds;
  if (Array.isArray(items) && !filter) return runList(rounds, f, items);
  const all = pyIterate(items);
  const iterator = filter ? filter(f, all) : all;
  let step = iterator.next();
  if (step.done) rounds.otherwise?.(f);
  for (; !step.done; step = iterator.next()) {
    charge();
    assign(f, step.value);
    enter(f);
    body(f);
  }
}

/** Over a list, which may grow while it is read. */
function runList({ enter, assign, body, otherwise }: Rounds, f: Frame, items: readonly Value[]): void {
  if (items.length === 0) return otherwise?.(f);
  for (let i = 0; i < items.length; i++) {
    charge();
    assign(f, items[i]!);
    enter(f);
    body(f);
  }
}

function runWithLoop(rounds: Rounds, f: Frame, items: Value, depth: number, recurse: Recurse | undefined): void {
  const { enter, assign, body, filter } = rounds;
  const all = pyIterate(items);
  const chosen = filter ? new PyIterator(filter(f, all)) : items;
  const loop = new Loop(f.rt, chosen, filter ? pyIterate(chosen) : all, depth, recurse);
  let value = loop.next();
  if (value === undefined) rounds.otherwise?.(f);
  for (; value !== undefined; value = loop.next()) {
    f.slots[rounds.loop!.slot] = loop;
    assign(f, value);
    enter(f);
    body(f);
  }
}
