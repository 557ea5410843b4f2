import { PyError, pyRepr, type Value } from '../value';
import type { Block } from './ast';
import {
  compileEnter,
  compileRead,
  functionOf,
  inOrder,
  type Action,
  type CompileUnit,
  type Scope,
} from './compile-scope';
import { blockReferences } from './block-reference';
import { Frame, type Runtime } from './runtime';
import { FunctionScope, Symbols } from './scope';
import type { Statement } from './ast';
import { usesName } from './uses-name';

/** Compiles the template's top level, or a block: an activation that sees only the context, `self`, and `super` in a block. */
export function compileActivation(
  body: readonly Statement[],
  unit: CompileUnit,
  kind: { readonly topLevel: true } | { readonly block: string },
): (rt: Runtime) => void {
  const owner = new FunctionScope(undefined);
  const symbols = new Symbols(owner);
  const self = usesName(body, 'self') ? symbols.declareParameter('self') : undefined;
  const outer = 'block' in kind && usesName(body, 'super') ? symbols.declareParameter('super') : undefined;
  symbols.statements(body);
  const run = unit.body(body, { unit, symbols, topLevel: 'topLevel' in kind, soft: false });
  const steps = [compileEnter(symbols)];
  if (self) steps.push((f) => void (f.slots[self.slot] = blockReferences(f.rt)));
  if (outer && 'block' in kind) {
    const missing = `there is no parent block called ${pyRepr(kind.block)}.`;
    steps.push((f) => void (f.slots[outer.slot] = f.rt.undefinedBecause(missing)));
  }
  const start = activation(owner.size, inOrder(steps), run);
  return 'block' in kind ? unescaped(start) : start;
}

/** A function of its own, so that what every render starts with holds only what it uses. */
function activation(size: number, enter: Action, run: Action): (rt: Runtime) => void {
  return (rt) => {
    const f = new Frame(rt, size, undefined);
    enter(f);
    run(f);
  };
}

/** Jinja compiles a block for itself, so an `autoescape` around it does not reach what it prints. */
function unescaped(start: (rt: Runtime) => void): (rt: Runtime) => void {
  return (rt) => {
    const before = rt.autoescape;
    rt.autoescape = false;
    try {
      start(rt);
    } finally {
      rt.autoescape = before;
    }
  };
}

/**
 * A block, which without inheritance prints in place ("Template Inheritance" in Jinja's docs). A scoped one sees the
 * variables around it; a required one fails, since no template can fill it.
 */
export function compileBlock(node: Block, scope: Scope): Action {
  const { name, required, span } = node;
  const run = compileActivation(node.body, scope.unit, { block: name });
  scope.unit.blocks.set(name, run);
  if (required) {
    return (f) => {
      f.rt.at = span;
      throw new PyError('RuntimeError', `Required block ${pyRepr(name)} not found`);
    };
  }
  if (!node.scoped) return (f) => run(f.rt);
  const visible = [...scope.symbols.stored()].map(
    ([variable, ref]) => [variable, compileRead(functionOf(scope), ref)] as const,
  );
  return (f) => {
    const locals = new Map<string, Value>();
    for (const [variable, read] of visible) {
      const value = read(f);
      if (value !== undefined) locals.set(variable, value);
    }
    f.rt.withLocals(locals, () => run(f.rt));
  };
}
