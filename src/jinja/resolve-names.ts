import type { Span } from '../text';
import type { Arguments, Expression, Parameter, Statement, Target } from './ast';
import { builtinGlobals } from './globals';
import type { Template } from './template';
import { bodiesOf, expressionsOf } from './uses-name';
import { children } from './walk';

/** What a name stands for. Two occurrences mean the same thing where they hold the very same object. */
export interface ResolvedName {
  readonly name: string;
  /** The templates set it somewhere. */
  readonly isSet: boolean;
  /** It is read where the templates have not set it, or may not have: its value can be the row's. */
  readonly isFree: boolean;
}

/** A place where a template reads or sets a variable. */
export interface NameOccurrence {
  /** Index among the parts. */
  readonly part: number;
  /** In the part's source; of `ns.x` the name alone. */
  readonly span: Span;
  /** Names the variable where it gets its value: behind `set`, `for`, `macro`, as a parameter. */
  readonly isWrite: boolean;
  readonly meaning: ResolvedName;
}

/**
 * Every variable in parts that are rendered in one scope, with what it means there ("Scoping Behavior" in Jinja's
 * docs), in source order. What is set inside an `if` may not be set behind it, so that a name read there is one with
 * the outer variable or the column of that name. Left out: built-in functions, and what tags provide, such as `loop`.
 */
export function resolveNames(parts: readonly Template[]): readonly NameOccurrence[] {
  const resolver = new Resolver();
  const scope = new Scope();
  parts.forEach(({ body }, part) => resolver.part(part, body, scope));
  const meanings = new Map<Meaning, ResolvedName>();
  return resolver.found
    .map(({ meaning, ...rest }): NameOccurrence => {
      const { name, isSet, isFree } = meaning.root();
      const known = meanings.get(meaning.root()) ?? { name, isSet, isFree };
      meanings.set(meaning.root(), known);
      return { ...rest, meaning: known };
    })
    .sort((a, b) => a.part - b.part || a.span.start - b.span.start);
}

/** Meanings that turn out to be one are joined: each leads to the one that stands for all. */
class Meaning {
  #same: Meaning | undefined;
  isSet = false;
  isFree = false;
  /** A macro's, by which calls may name them. */
  parameters: ReadonlyMap<string, Meaning> = new Map();

  constructor(readonly name: string) {}

  root(): Meaning {
    return this.#same?.root() ?? this;
  }

  join(other: Meaning): void {
    const [own, theirs] = [this.root(), other.root()];
    if (own === theirs) return;
    theirs.#same = own;
    own.isSet ||= theirs.isSet;
    own.isFree ||= theirs.isFree;
    own.parameters = new Map([...theirs.parameters, ...own.parameters]);
  }
}

/** The names set so far in a scope; `certain` where that happens whatever the row. */
class Scope {
  readonly #names = new Map<string, { readonly meaning: Meaning; certain: boolean }>();

  constructor(
    private readonly outer?: Scope,
    private readonly provided: readonly string[] = [],
  ) {}

  /** Undefined where only the row, or nothing, can give the name its value; null for a name that a tag provides. */
  read(name: string): Meaning | null | undefined {
    const own = this.#names.get(name);
    if (!own) return this.provided.includes(name) ? null : this.outer?.read(name);
    return own.meaning;
  }

  /** Whether the name may come from outside this scope, although it is set in it. */
  isCertain(name: string): boolean {
    const own = this.#names.get(name);
    return own ? own.certain || (this.outer?.has(name) ?? false) : (this.outer?.isCertain(name) ?? false);
  }

  has(name: string): boolean {
    return this.#names.has(name) || this.provided.includes(name) || (this.outer?.has(name) ?? false);
  }

  set(name: string, certain: boolean): Meaning {
    const own = this.#names.get(name);
    if (own) {
      own.certain ||= certain;
      return own.meaning;
    }
    const meaning = new Meaning(name);
    meaning.isSet = true;
    // What may not happen leaves the outer variable to be read behind it.
    const outer = certain ? undefined : this.outer?.read(name);
    if (outer) meaning.join(outer);
    this.#names.set(name, { meaning, certain });
    return meaning;
  }
}

class Resolver {
  readonly found: { part: number; span: Span; isWrite: boolean; meaning: Meaning }[] = [];
  readonly #free = new Map<string, Meaning>();
  #part = 0;
  /** Levels of `if` around, within the current scope. */
  #ifs = 0;

  part(part: number, body: readonly Statement[], scope: Scope): void {
    this.#part = part;
    this.#body(body, scope);
  }

  #body(statements: readonly Statement[], scope: Scope): void {
    for (const statement of statements) this.#statement(statement, scope);
  }

  #statement(node: Statement, scope: Scope): void {
    switch (node.type) {
      case 'Set':
        this.#expression(node.value, scope);
        return this.#target(node.target, scope, scope);
      case 'SetBlock':
        this.#inner(node.body, new Scope(scope));
        if (node.filter) this.#expression(node.filter, scope);
        return this.#target(node.target, scope, scope);
      case 'For':
        return this.#for(node, scope);
      case 'With': {
        const inner = new Scope(scope);
        for (const { value } of node.bindings) this.#expression(value, scope);
        return this.#alone(() => {
          for (const { target } of node.bindings) this.#target(target, inner, scope);
          this.#body(node.body, inner);
        });
      }
      case 'Macro': {
        const meaning = this.#write(node.name, node.nameSpan, scope);
        // A macro may call itself: its parameters are known before its body is read.
        return this.#callable(node.parameters, node.body, scope, meaning);
      }
      case 'CallBlock':
        this.#expression(node.call, scope);
        return this.#callable(node.parameters, node.body, scope);
      case 'Load':
        this.#expression(node.template, scope);
        return node.names.forEach(({ name, span }) => void this.#write(name, span, scope));
      case 'If':
        this.#ifs++;
        for (const { test, body } of node.branches) {
          this.#expression(test, scope);
          this.#body(body, scope);
        }
        this.#body(node.otherwise, scope);
        this.#ifs--;
        return;
      default:
        for (const expression of expressionsOf(node)) this.#expression(expression, scope);
        for (const body of bodiesOf(node)) this.#inner(body, new Scope(scope));
    }
  }

  #for(node: Extract<Statement, { type: 'For' }>, scope: Scope): void {
    this.#expression(node.iterable, scope);
    const inner = new Scope(scope, ['loop']);
    this.#alone(() => {
      this.#target(node.target, inner, scope);
      if (node.test) this.#expression(node.test, inner);
      this.#body(node.body, inner);
    });
    this.#inner(node.otherwise, new Scope(scope));
  }

  #callable(parameters: readonly Parameter[], body: readonly Statement[], scope: Scope, macro?: Meaning): void {
    const inner = new Scope(scope, ['caller', 'varargs', 'kwargs']);
    this.#alone(() => {
      const named = new Map<string, Meaning>();
      for (const { name, nameSpan, value } of parameters) {
        if (value) this.#expression(value, inner);
        named.set(name, this.#write(name, nameSpan, inner));
      }
      if (macro) macro.root().parameters = named;
      this.#body(body, inner);
    });
  }

  #inner(body: readonly Statement[], scope: Scope): void {
    this.#alone(() => this.#body(body, scope));
  }

  /** In a scope of its own an outer `if` makes nothing uncertain. */
  #alone(work: () => void): void {
    const before = this.#ifs;
    this.#ifs = 0;
    work();
    this.#ifs = before;
  }

  /** @param around where the namespace of `ns.x` is looked up */
  #target(target: Target, scope: Scope, around: Scope): void {
    if (target.type === 'TupleTarget') for (const item of target.items) this.#target(item, scope, around);
    else if (target.type === 'Name') this.#write(target.name, target.span, scope);
    else this.#read(target.name, target.nameSpan, around);
  }

  #write(name: string, span: Span, scope: Scope): Meaning {
    const meaning = scope.set(name, this.#ifs === 0);
    if (name !== '') this.found.push({ part: this.#part, span, isWrite: true, meaning });
    return meaning;
  }

  #read(name: string, span: Span, scope: Scope): Meaning | undefined {
    const set = scope.read(name);
    if (set === null || (set === undefined && (builtinGlobals.has(name) || name === 'self'))) return undefined;
    const meaning = set ?? this.#ofRow(name);
    if (set && !scope.isCertain(name)) meaning.join(this.#ofRow(name));
    if (name !== '') this.found.push({ part: this.#part, span, isWrite: false, meaning });
    return meaning;
  }

  #ofRow(name: string): Meaning {
    let meaning = this.#free.get(name);
    if (!meaning) {
      meaning = new Meaning(name);
      meaning.isFree = true;
      this.#free.set(name, meaning);
    }
    return meaning;
  }

  #expression(node: Expression, scope: Scope): void {
    if (node.type === 'Name') return void this.#read(node.name, node.span, scope);
    if (node.type === 'Call' && node.callee.type === 'Name') {
      const macro = this.#read(node.callee.name, node.callee.span, scope);
      this.#keywords(node.args, macro);
      return children(node)
        .slice(1)
        .forEach((child) => this.#expression(child, scope));
    }
    for (const child of children(node)) this.#expression(child, scope);
  }

  /** `describe(place='Oslo')` names the macro's parameter. */
  #keywords({ keywords }: Arguments, macro: Meaning | undefined): void {
    for (const { name, nameSpan } of keywords) {
      const meaning = macro?.root().parameters.get(name);
      if (meaning) this.found.push({ part: this.#part, span: nameSpan, isWrite: false, meaning });
    }
  }
}
