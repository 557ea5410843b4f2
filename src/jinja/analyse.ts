import type { Span } from '../text';
import type { Expression, Parameter, Statement, Target } from './ast';
import { builtinGlobals } from './globals';
import { methodNames } from './methods';
import type { Template } from './template';
import { bodiesOf, expressionsOf } from './uses-name';
import { children, visitExpressions } from './walk';

/** A place where a template reads a variable that it does not set itself: a column, or a built-in of the task. */
export interface FieldUse {
  readonly name: string;
  /** What is read of it: attributes, constant keys, and indices in decimal; methods are left out. */
  readonly path: readonly string[];
  /** The name with its path. */
  readonly span: Span;
  readonly nameSpan: Span;
  /** The template itself provides for the case that it is missing: `is defined`, `default`. */
  readonly guarded: boolean;
}

/** A variable that a template sets: by `set`, `for`, `with`, `macro`, or as a parameter. */
export interface Assignment {
  readonly name: string;
  readonly span: Span;
  readonly by: 'set' | 'for' | 'with' | 'macro' | 'parameter' | 'import';
}

/** What `analyse` finds. */
export interface Analysis {
  readonly uses: readonly FieldUse[];
  readonly assigned: readonly Assignment[];
  /** Whether it draws at random, so that two renders with different seeds may differ. */
  readonly random: boolean;
}

/** What a template reads and sets, in source order; works on templates with errors too, as far as they were read. */
export function analyse(template: Template): Analysis {
  const analyser = new Analyser();
  analyser.body(template.body, new Known(undefined, []));
  return { uses: analyser.uses, assigned: analyser.assigned, random: analyser.random };
}

/** The names that are set where a scope stands. A branch of an `if` counts, whether it is taken or not. */
class Known {
  readonly #names: Set<string>;

  constructor(
    private readonly outer: Known | undefined,
    names: readonly string[],
  ) {
    this.#names = new Set(names);
  }

  has(name: string): boolean {
    return this.#names.has(name) || (this.outer?.has(name) ?? false);
  }

  add(name: string): void {
    this.#names.add(name);
  }
}

const randomFilters: ReadonlySet<string> = new Set(['random', 'choice']);
const guards: ReadonlySet<string> = new Set(['defined', 'undefined', 'none', 'default', 'd']);

class Analyser {
  readonly uses: FieldUse[] = [];
  readonly assigned: Assignment[] = [];
  random = false;

  body(statements: readonly Statement[], known: Known): void {
    for (const statement of statements) this.#statement(statement, known);
  }

  #statement(node: Statement, known: Known): void {
    switch (node.type) {
      case 'For':
        return this.#for(node, known);
      case 'Set':
        this.#expression(node.value, known, false);
        return this.#target(node.target, known, 'set');
      case 'SetBlock':
        this.body(node.body, new Known(known, []));
        if (node.filter) this.#expression(node.filter, known, false);
        return this.#target(node.target, known, 'set');
      case 'With': {
        const inner = new Known(known, []);
        for (const { value } of node.bindings) this.#expression(value, known, false);
        for (const { target } of node.bindings) this.#target(target, inner, 'with');
        return this.body(node.body, inner);
      }
      case 'Macro':
        this.#assign(node.name, node.nameSpan, known, 'macro');
        return this.#macro(node.parameters, node.body, known);
      case 'CallBlock':
        this.#expression(node.call, known, false);
        return this.#macro(node.parameters, node.body, known);
      case 'Load':
        this.#expression(node.template, known, false);
        return node.names.forEach((name) => this.#assign(name.name, name.span, known, 'import'));
      case 'If':
        for (const branch of node.branches) {
          this.#expression(branch.test, known, false);
          this.body(branch.body, known);
        }
        return this.body(node.otherwise, known);
      default:
        for (const expression of expressionsOf(node)) this.#expression(expression, known, false);
        for (const body of bodiesOf(node)) this.body(body, new Known(known, []));
    }
  }

  #for(node: Extract<Statement, { type: 'For' }>, known: Known): void {
    this.#expression(node.iterable, known, false);
    const inner = new Known(known, ['loop']);
    this.#target(node.target, inner, 'for');
    if (node.test) this.#expression(node.test, inner, false);
    this.body(node.body, inner);
    this.body(node.otherwise, new Known(known, []));
  }

  #macro(parameters: readonly Parameter[], body: readonly Statement[], known: Known): void {
    const inner = new Known(known, ['caller', 'varargs', 'kwargs']);
    for (const { name, nameSpan: span, value } of parameters) {
      if (value) this.#expression(value, inner, false);
      this.#assign(name, span, inner, 'parameter');
    }
    this.body(body, inner);
  }

  #target(target: Target, known: Known, by: Assignment['by']): void {
    if (target.type === 'TupleTarget') target.items.forEach((item) => this.#target(item, known, by));
    else if (target.type === 'Name') this.#assign(target.name, target.span, known, by);
  }

  #assign(name: string, span: Span, known: Known, by: Assignment['by']): void {
    known.add(name);
    if (name !== '') this.assigned.push({ name, span, by });
  }

  #expression(node: Expression, known: Known, guarded: boolean): void {
    const chain = chainOf(node);
    if (chain) {
      const { name } = chain;
      if (!known.has(name) && !builtinGlobals.has(name) && name !== 'self') this.uses.push({ ...chain, guarded });
      return this.#keys(node, known);
    }
    if (node.type === 'Filter' && randomFilters.has(node.name)) this.random = true;
    if (node.type === 'Filter' && node.name === 'map') this.random ||= mapsAtRandom(node);
    if (node.type === 'Name' && node.name === 'lipsum') this.random = true;
    if (node.type === 'Call' && node.callee.type === 'Attribute' && methodNames.has(node.callee.name)) {
      this.#expression(node.callee.target, known, guarded);
      return children(node)
        .slice(1)
        .forEach((child) => this.#expression(child, known, false));
    }
    const guards = isGuard(node);
    const passed = guards || (guarded && isPlain(node));
    children(node).forEach((child, i) => this.#expression(child, known, i === 0 && passed));
  }

  /** The keys inside a chain's brackets read variables of their own: `choices[label]`. */
  #keys(node: Expression, known: Known): void {
    if (node.type === 'Attribute') return this.#keys(node.target, known);
    if (node.type !== 'Item') return;
    this.#keys(node.target, known);
    this.#expression(node.key, known, false);
  }
}

function isGuard(node: Expression): boolean {
  return (node.type === 'Filter' || node.type === 'Test') && guards.has(node.name);
}

/** Whether a guard around this expression also guards what it begins with. */
function isPlain(node: Expression): boolean {
  return node.type === 'Unary' || node.type === 'Filter';
}

function mapsAtRandom(node: Extract<Expression, { type: 'Filter' }>): boolean {
  let found = false;
  for (const argument of node.args.positional) {
    visitExpressions(argument, (inner) => {
      if (inner.type === 'Constant' && inner.literal.kind === 'string')
        found ||= randomFilters.has(inner.literal.value);
    });
  }
  return found;
}

/** A name with its attributes and items; the path ends before the first key that is not constant. */
function chainOf(node: Expression): Omit<FieldUse, 'guarded'> | undefined {
  if (node.type === 'Name') return { name: node.name, path: [], span: node.span, nameSpan: node.span };
  if (node.type !== 'Attribute' && node.type !== 'Item') return undefined;
  const inner = chainOf(node.target);
  if (!inner) return undefined;
  const step = node.type === 'Attribute' ? node.name : constantKey(node.key);
  const complete = inner.span.end === node.target.span.end;
  if (step === undefined || !complete) return inner;
  return { ...inner, path: [...inner.path, step], span: node.span };
}

function constantKey(key: Expression): string | undefined {
  if (key.type !== 'Constant') return undefined;
  if (key.literal.kind === 'string') return key.literal.value;
  return key.literal.kind === 'int' ? String(key.literal.value) : undefined;
}
