import type { Expression, Statement, Target } from './ast';
import { visitNames } from './walk';

/**
 * One activation's variables: the template itself, a macro, a block, or a recursive loop. Each variable has a slot in
 * the activation's frame; `size` is how many there are so far.
 */
export class FunctionScope {
  size = 0;

  constructor(readonly parent: FunctionScope | undefined) {}
}

/** Where a variable lives. */
export interface Ref {
  readonly owner: FunctionScope;
  readonly slot: number;
}

/** What a variable holds when its scope is entered. */
export type Load =
  | { readonly kind: 'parameter' }
  | { readonly kind: 'resolve'; readonly name: string }
  | { readonly kind: 'alias'; readonly of: Ref }
  | { readonly kind: 'undefined' };

/**
 * The names of one scope ("Scoping Behavior" under "Assignments" in Jinja's docs). It follows Jinja's own rules (its `idtracking` module) to the letter, since templates can
 * see them: a name that is set anywhere in a scope belongs to it from the scope's start, a loop body starts each
 * round with the outer values, and a name set in only some branches of an `if` falls back to what is outside.
 */
export class Symbols {
  #refs = new Map<string, Ref>();
  #loads = new Map<Ref, Load>();
  #stores = new Set<string>();
  #own = new Map<string, Ref>();

  constructor(
    readonly owner: FunctionScope,
    readonly parent?: Symbols,
  ) {}

  #copy(): Symbols {
    const copy = new Symbols(this.owner, this.parent);
    copy.#refs = new Map(this.#refs);
    copy.#loads = new Map(this.#loads);
    copy.#stores = new Set(this.#stores);
    // Branches that define a name define the same variable.
    copy.#own = this.#own;
    return copy;
  }

  find(name: string): Ref | undefined {
    return this.#refs.get(name) ?? this.parent?.find(name);
  }

  /** What is set here or in a scope around, by name: what a scoped block gets to see. */
  stored(): ReadonlyMap<string, Ref> {
    const names = new Map(this.parent?.stored());
    for (const name of this.#stores) {
      const ref = this.find(name);
      if (ref) names.set(name, ref);
    }
    return names;
  }

  get loads(): Iterable<readonly [Ref, Load]> {
    return this.#loads;
  }

  #define(name: string, load: Load): Ref {
    let ref = this.#own.get(name);
    if (!ref) this.#own.set(name, (ref = { owner: this.owner, slot: this.owner.size++ }));
    this.#refs.set(name, ref);
    this.#loads.set(ref, load);
    return ref;
  }

  declareParameter(name: string): Ref {
    this.#stores.add(name);
    return this.#define(name, { kind: 'parameter' });
  }

  store(name: string): void {
    this.#stores.add(name);
    if (this.#refs.has(name)) return;
    const outer = this.parent?.find(name);
    this.#define(name, outer ? { kind: 'alias', of: outer } : { kind: 'undefined' });
  }

  load(name: string): void {
    if (!this.find(name)) this.#define(name, { kind: 'resolve', name });
  }

  expression(expression: Expression | undefined): void {
    if (expression) visitNames(expression, (name) => this.load(name.name));
  }

  target(target: Target, asParameter = false): void {
    if (target.type === 'TupleTarget') target.items.forEach((item) => this.target(item, asParameter));
    else if (target.type === 'NamespaceTarget') this.load(target.name);
    else if (asParameter) this.declareParameter(target.name);
    else this.store(target.name);
  }

  statements(statements: readonly Statement[]): void {
    for (const statement of statements) this.#statement(statement);
  }

  /** What a statement does to the scope around it; its own body is a scope of its own. */
  #statement(statement: Statement): void {
    switch (statement.type) {
      case 'Output':
        return this.expression(statement.expression);
      case 'If':
        return this.#branches(statement.branches, statement.otherwise);
      case 'For':
        return this.expression(statement.iterable);
      case 'Set':
        this.expression(statement.value);
        return this.target(statement.target);
      case 'SetBlock':
        return this.target(statement.target);
      case 'Macro':
        return this.store(statement.name);
      case 'CallBlock':
        return this.expression(statement.call);
      case 'FilterBlock':
        return this.expression(statement.filter);
      case 'With':
        return statement.bindings.forEach((binding) => this.expression(binding.value));
      case 'Load':
        this.expression(statement.template);
        return statement.names.forEach((name) => this.store(name.name));
      case 'Text':
      case 'Block':
      case 'Autoescape':
        return;
    }
  }

  /** Jinja nests the tests of `elif` in scopes of their own, beside the first branch and the `else`. */
  #branches(
    branches: readonly { readonly test: Expression; readonly body: readonly Statement[] }[],
    otherwise: readonly Statement[],
  ): void {
    const [first, ...more] = branches;
    if (first) this.expression(first.test);
    const then = this.#copy();
    if (first) then.statements(first.body);
    const elifs = this.#copy();
    for (const branch of more) elifs.#branches([branch], []);
    const last = this.#copy();
    last.statements(otherwise);
    this.#merge([then, elifs, last]);
  }

  #merge(branches: readonly Symbols[]): void {
    const stored = new Set(branches.flatMap((branch) => [...branch.#stores].filter((name) => !this.#stores.has(name))));
    for (const branch of branches) {
      for (const [name, ref] of branch.#refs) this.#refs.set(name, ref);
      for (const [ref, load] of branch.#loads) this.#loads.set(ref, load);
      for (const name of branch.#stores) this.#stores.add(name);
    }
    for (const name of stored) {
      const outer = this.parent?.find(name);
      this.#loads.set(this.find(name)!, outer ? { kind: 'alias', of: outer } : { kind: 'resolve', name });
    }
  }
}
