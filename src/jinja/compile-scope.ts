import type { Span } from '../text';
import type { Expression, Statement } from './ast';
import type { Frame, Runtime } from './runtime';
import type { Routines } from './runtime';
import type { FunctionScope, Ref, Symbols } from './scope';
import { internKey, type Value } from '../value';

/** An expression, compiled: gives its value in a frame. */
export type Code = (f: Frame) => Value;
/** Statements, compiled. */
export type Action = (f: Frame) => void;

/** Why a template that parses cannot be compiled; never leaves this folder. */
export class CompileFailure extends Error {
  constructor(
    readonly code: 'jinja-unknown-filter' | 'jinja-unknown-test' | 'jinja-syntax',
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

/** What is shared by all scopes of one template being compiled. */
export interface CompileUnit {
  readonly filters: Routines;
  readonly tests: Routines;
  readonly blocks: Map<string, (rt: Runtime) => void>;
  readonly expression: (expression: Expression, scope: Scope) => Code;
  readonly body: (statements: readonly Statement[], scope: Scope) => Action;
}

/** Where code is being compiled: its names, and what surrounds it. */
export interface Scope {
  readonly unit: CompileUnit;
  readonly symbols: Symbols;
  /** At the template's top level what is set is seen by blocks and later parts too. */
  readonly topLevel: boolean;
  /** Inside an `if`, where Jinja looks up filters and tests only when it comes there. */
  readonly soft: boolean;
  /** Inside an `autoescape` with a variable: Jinja prints constants there as they are, whatever the variable says. */
  readonly volatile?: boolean;
  /** Inside an `autoescape` with a constant that is true: what is known of it while compiling. */
  readonly escapes?: boolean;
  /** Inside an output that holds only constants. */
  readonly constant?: boolean;
}

/** The activation in which code of this scope runs. */
export function functionOf(scope: Scope): FunctionScope {
  return scope.symbols.owner;
}

/** How many activations out from `from` the variable lives. */
function hops(from: FunctionScope, ref: Ref): number {
  let count = 0;
  for (let at: FunctionScope | undefined = from; at !== ref.owner; at = at?.parent) {
    if (!at) throw new Error('a variable outside its scope');
    count++;
  }
  return count;
}

/** Reads a variable; `undefined` when nothing has set it. */
export function compileRead(from: FunctionScope, ref: Ref): (f: Frame) => Value | undefined {
  const { slot } = ref;
  switch (hops(from, ref)) {
    case 0:
      return (f) => f.slots[slot];
    case 1:
      return (f) => f.parent!.slots[slot];
    default: {
      const distance = hops(from, ref);
      return (f) => outer(f, distance).slots[slot];
    }
  }
}

/** Writes a variable, which a scope does only in its own activation. */
export function compileWrite(from: FunctionScope, ref: Ref): (f: Frame, value: Value | undefined) => void {
  const { slot } = ref;
  const distance = hops(from, ref);
  if (distance === 0) return (f, value) => void (f.slots[slot] = value);
  return (f, value) => void (outer(f, distance).slots[slot] = value);
}

function outer(frame: Frame, distance: number): Frame {
  let at = frame;
  for (let i = 0; i < distance; i++) at = at.parent!;
  return at;
}

/** What is done when a scope is entered: names from outside are looked up, outer values copied, the others cleared. */
export function compileEnter(symbols: Symbols): Action {
  const names: string[] = [];
  const steps: Action[] = [];
  for (const [{ slot }, load] of symbols.loads) {
    if (load.kind === 'resolve') {
      names[slot] = internKey(load.name);
    } else if (load.kind === 'undefined') {
      steps.push((f) => void (f.slots[slot] = undefined));
    } else if (load.kind === 'alias') {
      const read = compileRead(symbols.owner, load.of);
      steps.push((f) => void (f.slots[slot] = read(f)));
    }
  }
  if (names.length > 0) steps.push(resolveAll(Array.from(names, (name) => name ?? '')));
  return inOrder(steps);
}

/**
 * Looks up names, each for the slot of its place; the empty ones are none. All in one closure: a template is often
 * rendered once in a while, and then each closure costs the processor a trip to its memory.
 */
function resolveAll(names: readonly string[]): Action {
  return ({ rt, slots }) => {
    for (let slot = 0; slot < names.length; slot++) {
      const name = names[slot]!;
      if (name !== '') slots[slot] = rt.resolve(name);
    }
  };
}

/** One action that runs several. */
export function inOrder(actions: readonly Action[]): Action {
  const [a, b, c] = actions;
  switch (actions.length) {
    case 0:
      return () => undefined;
    case 1:
      return a!;
    case 2:
      return (f) => {
        a!(f);
        b!(f);
      };
    case 3:
      return (f) => {
        a!(f);
        b!(f);
        c!(f);
      };
    default:
      return (f) => {
        for (const action of actions) action(f);
      };
  }
}
