import { charge, internKey, PyDict, PyError, pyRepr, toList, truthy, typeName, type Value } from '../value';
import type { Span } from '../text';
import * as l10n from '@vscode/l10n';
import { findMethod, getAttribute } from './access';
import type { Arguments, Call, Expression, Filter, Test } from './ast';
import { constantOf } from './constant';
import { CompileFailure, type Code, type Scope } from './compile-scope';
import { textOf } from './markup';
import { bind, callPlain, callRoutine, remaining } from './routine';
import { callValue, noKeywords, type Frame, type Keywords, type Routine } from './runtime';

/** Evaluated arguments. */
interface Given {
  readonly positional: readonly Value[];
  readonly keywords: Keywords;
}

/** Compiles arguments for a callee that is known only when the call happens. */
function compileArguments(args: Arguments, scope: Scope, extra: NamedCodes): (f: Frame) => Given {
  const positional = args.positional.map((arg) => scope.unit.expression(arg, scope));
  const keywords = [...compileKeywords(args, scope), ...extra];
  const rest = args.rest && scope.unit.expression(args.rest, scope);
  const keywordRest = args.keywordRest && scope.unit.expression(args.keywordRest, scope);
  return (f) => {
    const values: Value[] = [];
    for (const code of positional) values.push(code(f));
    if (rest) values.push(...toList(rest(f)));
    if (keywords.length === 0 && !keywordRest) return { positional: values, keywords: noKeywords };
    const named = new Map<string, Value>();
    for (const [name, code] of keywords) named.set(name, code(f));
    if (keywordRest) spreadKeywords(keywordRest(f), named);
    return { positional: values, keywords: named };
  };
}

function spreadKeywords(value: Value, into: Map<string, Value>): void {
  if (!(value instanceof PyDict))
    throw new PyError('TypeError', `argument after ** must be a mapping, not ${typeName(value)}`);
  for (const [key, item] of value.entries()) {
    const name = textOf(key);
    if (name === undefined) throw new PyError('TypeError', 'keywords must be strings');
    if (into.has(name)) throw new PyError('TypeError', `got multiple values for keyword argument ${pyRepr(name)}`);
    into.set(name, item);
  }
}

/** A call; one of a method finds the method without making an object for it. Each call is a step of the budget. */
export function compileCall(call: Call, scope: Scope, extra: NamedCodes = []): Code {
  const given = compileArguments(call.args, scope, extra);
  const { callee, span } = call;
  if (callee.type !== 'Attribute') {
    const target = scope.unit.expression(callee, scope);
    return (f) => {
      charge();
      const value = target(f);
      const { positional, keywords } = given(f);
      f.rt.at = span;
      return callValue(f.rt, value, positional, keywords);
    };
  }
  const target = scope.unit.expression(callee.target, scope);
  const name = internKey(callee.name);
  if (isPlain(call.args) && extra.length === 0) {
    const args = call.args.positional.map((arg) => scope.unit.expression(arg, scope));
    return compilePlainMethod(target, name, args, callee.span, span);
  }
  return (f) => {
    charge();
    const self = target(f);
    f.rt.at = callee.span;
    const method = findMethod(self, name);
    const value = method ? null : getAttribute(f.rt, self, name);
    const { positional, keywords } = given(f);
    f.rt.at = span;
    return method
      ? callRoutine(method, f.rt, [self, ...positional], keywords)
      : callValue(f.rt, value, positional, keywords);
  };
}

function isPlain({ keywords, rest, keywordRest }: Arguments): boolean {
  return keywords.length === 0 && !rest && !keywordRest;
}

/** `x.name(a, b)`: the method gets one list, with the value itself in front. */
function compilePlainMethod(target: Code, name: string, args: readonly Code[], nameSpan: Span, span: Span): Code {
  return (f) => {
    charge();
    const { rt } = f;
    const self = target(f);
    rt.at = nameSpan;
    const method = findMethod(self, name);
    const callee = method ? null : getAttribute(rt, self, name);
    const values: Value[] = method ? [self] : [];
    for (const code of args) values.push(code(f));
    rt.at = span;
    return method ? callPlain(method, rt, values) : callValue(rt, callee, values, noKeywords);
  };
}

/** A filter; where its arguments are plain they are matched with its parameters once and for all. */
export function compileFilter(filter: Filter, scope: Scope, block?: Code): Code {
  const routine = scope.unit.filters.get(filter.name);
  const target = block && !filter.target ? block : compileFilterTarget(filter, scope, block);
  if (!routine) {
    const message = l10n.t("There is no filter named '{0}'.", filter.name);
    if (!scope.soft) throw new CompileFailure('jinja-unknown-filter', message, filter.nameSpan);
    return (f) => {
      f.rt.at = filter.nameSpan;
      throw new PyError('RuntimeError', message);
    };
  }
  return compileRoutine(routine, target, filter.args, scope, filter);
}

function compileFilterTarget(filter: Filter, scope: Scope, block: Code | undefined): Code {
  const { target } = filter;
  if (!target) return () => '';
  // In `{% filter a | b %}` the block's text is the target of the innermost filter.
  if (block && target.type === 'Filter') return compileFilter(target, scope, block);
  return scope.unit.expression(target, scope);
}

/** A test; its routine may give any value, and the truth of it counts. */
export function compileTest(test: Test, scope: Scope): Code {
  const routine = scope.unit.tests.get(test.name);
  const target = scope.unit.expression(test.target, scope);
  if (!routine) {
    const message = l10n.t("There is no test named '{0}'.", test.name);
    if (!scope.soft) throw new CompileFailure('jinja-unknown-test', message, test.nameSpan);
    return (f) => {
      f.rt.at = test.nameSpan;
      throw new PyError('RuntimeError', message);
    };
  }
  const run = compileRoutine(routine, target, test.args, scope, test);
  return (f) => truthy(run(f));
}

function compileRoutine(routine: Routine, target: Code, args: Arguments, scope: Scope, node: Filter | Test): Code {
  const { span } = node;
  if (args.rest || args.keywordRest) {
    const given = compileArguments(args, scope, []);
    return (f) => {
      charge();
      const value = target(f);
      const { positional, keywords } = given(f);
      f.rt.at = span;
      return callRoutine(routine, f.rt, [value, ...positional], keywords);
    };
  }
  const given = plainArguments(routine, args, scope);
  if (given instanceof PyError) {
    return (f) => {
      f.rt.at = span;
      throw given;
    };
  }
  if (routine.takesKeywords && args.keywords.length > 0) {
    return withKeywords(routine, target, given, compileKeywords(args, scope), span);
  }
  return given.codes.length === 0
    ? withKnown(routine.run, target, given.known, span)
    : withComputed(routine.run, target, given, span);
}

// What follows are functions of their own so that each closure holds only what it uses: a template that is rendered
// once in a while is slow or fast by the memory it touches.

/** A routine all of whose further arguments are literals or defaults, as in `x | join(', ')`. */
function withKnown(run: Routine['run'], target: Code, known: readonly Value[], span: Span): Code {
  return (f) => {
    charge();
    const values = known.slice();
    values[0] = target(f);
    f.rt.at = span;
    return run(values, f.rt, noKeywords);
  };
}

function withComputed(run: Routine['run'], target: Code, { known, places, codes }: PlainArguments, span: Span): Code {
  return (f) => {
    charge();
    const values = known.slice();
    values[0] = target(f);
    for (let i = 0; i < codes.length; i++) values[places[i]!] = codes[i]!(f);
    f.rt.at = span;
    return run(values, f.rt, noKeywords);
  };
}

function withKeywords(routine: Routine, target: Code, given: PlainArguments, named: NamedCodes, span: Span): Code {
  const { known, places, codes } = given;
  return (f) => {
    charge();
    const values = known.slice();
    values[0] = target(f);
    for (let i = 0; i < codes.length; i++) values[places[i]!] = codes[i]!(f);
    const keywords = remaining(routine, new Map(named.map(([name, code]) => [name, code(f)])));
    f.rt.at = span;
    return routine.run(values, f.rt, keywords);
  };
}

type NamedCodes = readonly (readonly [string, Code])[];

function compileKeywords({ keywords }: Arguments, scope: Scope): NamedCodes {
  return keywords.map((keyword) => [keyword.name, scope.unit.expression(keyword.value, scope)] as const);
}

/** Arguments matched with parameters: a list to copy for each call, and what has to be computed and put into it. */
interface PlainArguments {
  /** Holds the defaults and the literals; the target's place is the first. */
  readonly known: readonly Value[];
  readonly places: readonly number[];
  readonly codes: readonly Code[];
}

/** Matches a routine's arguments beforehand; gives the error that the call will raise where they do not fit. */
function plainArguments(routine: Routine, args: Arguments, scope: Scope): PlainArguments | PyError {
  const named = new Map(args.keywords.map((keyword) => [keyword.name, keyword.value] as const));
  const known: Value[] = [];
  const places: number[] = [];
  const codes: Code[] = [];
  const add = (expression: Expression): void => {
    const constant = constantOf(expression);
    if (constant === undefined) {
      places.push(known.length);
      codes.push(scope.unit.expression(expression, scope));
    }
    known.push(constant ?? null);
  };
  try {
    for (const binding of bind(routine, args.positional.length + 1, [...named.keys()])) {
      if (binding.from === 'default') known.push(binding.value);
      else if (binding.from === 'keyword') add(named.get(binding.name)!);
      else if (binding.index === 0) known.push(null);
      else add(args.positional[binding.index - 1]!);
    }
  } catch (error) {
    if (error instanceof PyError) return error;
    throw error;
  }
  args.positional.slice(Math.max(0, routine.parameters.length - 1)).forEach(add);
  return { known, places, codes };
}
