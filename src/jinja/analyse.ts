import type { Span } from '../text';
import type { Analysis, Assignment, ScopeKind } from './analysis';
import type { Expression, Parameter, Statement, Target } from './ast';
import { chainOf, type FieldChain } from './field-chain';
import { builtinGlobals } from './globals';
import { deciding, joined, Known, noFlow, type Flow, type TrackedAssignment, type TrackedUse } from './known-names';
import { methodNames } from './methods';
import { silenceOf } from './prints-nothing';
import { randomPlaces } from './random-places';
import type { Template } from './template';
import { bodiesOf, expressionsOf } from './uses-name';
import { children } from './walk';

/** Several rules ask about each template, and an editor after each keystroke. */
const known = new WeakMap<Template, Analysis>();

/** What a template reads and sets, in source order; works on templates with errors too, as far as they were read. */
export function analyse(template: Template): Analysis {
  let analysis = known.get(template);
  if (!analysis) known.set(template, (analysis = analyseParts([template])[0]!));
  return analysis;
}

/**
 * The same for parts that are rendered in one scope, one behind the other, as `renderParts` does it: what an earlier
 * part sets is no free variable of a later one, and what a later one reads is used.
 */
export function analyseParts(parts: readonly Template[]): readonly Analysis[] {
  const known = new Known('template');
  const walked = parts.map(({ body }) => {
    const walk = new Walk();
    walk.body(body, known);
    return { body, walk };
  });
  return walked.map(({ body, walk }): Analysis => {
    const places = randomPlaces(body);
    const silence = silenceOf(body);
    return {
      uses: walk.uses,
      assigned: walk.assigned,
      random: places.length > 0,
      randomPlaces: places,
      canPrintNothing: silence.possible,
      silent: silence.places,
    };
  });
}

const guards: ReadonlySet<string> = new Set(['defined', 'undefined', 'none', 'default', 'd']);

const scopeKinds: Readonly<Record<string, ScopeKind>> = {
  Block: 'block',
  Autoescape: 'autoescape',
};

/** One pass over a template: finds what is read and set, and follows values to where they are printed. */
class Walk {
  readonly uses: TrackedUse[] = [];
  readonly assigned: TrackedAssignment[] = [];
  /** The conditions and loops around; an `if` counts as one level of `#ifs` besides. */
  readonly #around: Flow[] = [];
  #ifs = 0;
  /** Where text goes that is not printed yet: the body of a macro, a `set` block. */
  #captured: Flow[] | undefined;

  body(statements: readonly Statement[], known: Known): void {
    for (const statement of statements) this.#statement(statement, known);
  }

  #statement(node: Statement, known: Known): void {
    switch (node.type) {
      case 'Text':
        return this.#print(noFlow);
      case 'Output':
        return this.#print(this.#expression(node.expression, known, false));
      case 'For':
        return this.#for(node, known);
      case 'Set':
        return this.#target(node.target, known, 'set', this.#expression(node.value, known, false));
      case 'SetBlock': {
        const text = this.#capture(() => this.body(node.body, new Known('set', known)));
        const filters = node.filter ? this.#expression(node.filter, known, false) : noFlow;
        return this.#target(node.target, known, 'set', joined([text, filters]));
      }
      case 'With': {
        const inner = new Known('with', known);
        const flows = node.bindings.map(({ value }) => this.#expression(value, known, false));
        node.bindings.forEach(({ target }, i) => this.#target(target, inner, 'with', flows[i]!));
        return this.#scoped(() => this.body(node.body, inner));
      }
      case 'FilterBlock': {
        const text = this.#capture(() => this.body(node.body, new Known('filter', known)));
        return this.#print(joined([text, this.#expression(node.filter, known, false)]));
      }
      case 'Macro':
        return this.#macroTag(node, known);
      case 'CallBlock': {
        const call = this.#expression(node.call, known, false);
        const text = this.#macro('call', node.parameters, node.body, known);
        return this.#print(joined([call, text]));
      }
      case 'Load':
        this.#expression(node.template, known, false);
        return node.names.forEach((name) => void this.#assign(name.name, name.span, known, 'import', noFlow));
      case 'If':
        return this.#if(node, known);
      default: {
        const flows = expressionsOf(node).map((expression) => this.#expression(expression, known, false));
        const kind = scopeKinds[node.type] ?? known.kind;
        this.#within(joined(flows), () =>
          this.#scoped(() => bodiesOf(node).forEach((body) => this.body(body, new Known(kind, known)))),
        );
      }
    }
  }

  #if(node: Extract<Statement, { type: 'If' }>, known: Known): void {
    const tests: Flow[] = [];
    this.#ifs++;
    for (const branch of node.branches) {
      tests.push(this.#expression(branch.test, known, false));
      this.#within(joined(tests), () => this.body(branch.body, known));
    }
    this.#within(joined(tests), () => this.body(node.otherwise, known));
    this.#ifs--;
  }

  #for(node: Extract<Statement, { type: 'For' }>, known: Known): void {
    const items = this.#expression(node.iterable, known, false);
    const inner = new Known('for', known, ['loop']);
    this.#target(node.target, inner, 'for', items);
    const test = node.test ? this.#expression(node.test, inner, false) : noFlow;
    this.#within(joined([items, test]), () => {
      this.#scoped(() => this.body(node.body, inner));
      this.#scoped(() => this.body(node.otherwise, new Known('for', known)));
    });
  }

  #macroTag(node: Extract<Statement, { type: 'Macro' }>, known: Known): void {
    // The name is known inside, so that a macro may call itself; what it prints is known only behind it.
    const assignment = this.#assign(node.name, node.nameSpan, known, 'macro', noFlow);
    known.set(assignment, this.#macro('macro', node.parameters, node.body, known));
  }

  #macro(kind: ScopeKind, parameters: readonly Parameter[], body: readonly Statement[], known: Known): Flow {
    const inner = new Known(kind, known, ['caller', 'varargs', 'kwargs']);
    for (const { name, nameSpan, value } of parameters) {
      const flow = value ? this.#expression(value, inner, false) : noFlow;
      this.#assign(name, nameSpan, inner, 'parameter', flow);
    }
    return this.#capture(() => this.body(body, inner));
  }

  /** Runs a body whose text goes elsewhere; gives what the text is made of. */
  #capture(work: () => void): Flow {
    const before = this.#captured;
    const parts: Flow[] = [];
    this.#captured = parts;
    this.#scoped(work);
    this.#captured = before;
    return joined(parts);
  }

  /** Inside a scope of its own an outer `if` makes nothing conditional. */
  #scoped(work: () => void): void {
    const before = this.#ifs;
    this.#ifs = 0;
    work();
    this.#ifs = before;
  }

  #within(flow: Flow, work: () => void): void {
    this.#around.push(deciding(flow));
    work();
    this.#around.pop();
  }

  #print(flow: Flow): void {
    const whole = joined([flow, ...this.#around]);
    if (this.#captured) this.#captured.push(whole);
    else {
      for (const use of whole.control) if (use.reaches === 'nothing') use.reaches = 'decision';
      for (const use of whole.data) use.reaches = 'output';
    }
  }

  #target(target: Target, known: Known, by: Assignment['by'], flow: Flow): void {
    if (target.type === 'TupleTarget') target.items.forEach((item) => this.#target(item, known, by, flow));
    else if (target.type === 'Name') this.#assign(target.name, target.span, known, by, flow);
    else this.#assignMember(target.name, known, flow);
  }

  #assign(name: string, span: Span, known: Known, by: Assignment['by'], flow: Flow): TrackedAssignment {
    const { kind } = known;
    const conditional = this.#ifs > 0 && by !== 'for' && by !== 'with' && by !== 'parameter';
    const assignment = { name, span, by, scope: kind, conditional, escapes: kind === 'template', used: false };
    if (name !== '') this.assigned.push(assignment);
    known.set(assignment, joined([flow, ...this.#around]));
    return assignment;
  }

  /** `set ns.x = …`: whatever the namespace held, it may hold this too, wherever it is read. */
  #assignMember(name: string, known: Known, flow: Flow): void {
    known.extend(name, joined([flow, ...this.#around]));
  }

  #expression(node: Expression, known: Known, guarded: boolean): Flow {
    const chain = chainOf(node);
    if (chain) return joined([this.#name(chain, known, guarded), deciding(this.#keys(node, known))]);
    if (node.type === 'Call' && node.callee.type === 'Attribute' && methodNames.has(node.callee.name)) {
      const self = this.#expression(node.callee.target, known, guarded);
      const rest = children(node).slice(1);
      return joined([self, ...rest.map((child) => this.#expression(child, known, false))]);
    }
    const passed = isGuard(node) || (guarded && isPlain(node));
    const flows = children(node).map((child, i) => this.#expression(child, known, i === 0 && passed));
    return onlyDecides(node) ? deciding(joined(flows)) : valueOf(node, flows);
  }

  #name(chain: FieldChain, known: Known, guarded: boolean): Flow {
    const own = known.read(chain.name);
    if (own) return own;
    if (builtinGlobals.has(chain.name) || chain.name === 'self') return noFlow;
    const use: TrackedUse = { ...chain, guarded, reaches: 'nothing' };
    this.uses.push(use);
    return { data: new Set([use]), control: noFlow.control };
  }

  /** The keys inside a chain's brackets read variables of their own: `choices[label]`. */
  #keys(node: Expression, known: Known): Flow {
    if (node.type === 'Attribute') return this.#keys(node.target, known);
    if (node.type !== 'Item') return noFlow;
    return joined([this.#keys(node.target, known), this.#expression(node.key, known, false)]);
  }
}

/** Comparisons and tests give `True` or `False`: nothing of what they compare is printed. */
function onlyDecides(node: Expression): boolean {
  return node.type === 'Compare' || node.type === 'Test' || (node.type === 'Unary' && node.operator === 'not');
}

function valueOf(node: Expression, flows: readonly Flow[]): Flow {
  // The test comes first, as in `children`.
  if (node.type === 'Conditional') return joined([deciding(flows[0]!), ...flows.slice(1)]);
  if (node.type === 'Item') return joined([flows[0]!, deciding(flows[1]!)]);
  return joined(flows);
}

function isGuard(node: Expression): boolean {
  return (node.type === 'Filter' || node.type === 'Test') && guards.has(node.name);
}

/** Whether a guard around this expression also guards what it begins with. */
function isPlain(node: Expression): boolean {
  return node.type === 'Unary' || node.type === 'Filter';
}
