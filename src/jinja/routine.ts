import { PyError, PyFloat, PyObject, type Value } from '../value';
import { noKeywords, type Keywords, type Routine, type RoutineParameter, type Runtime } from './runtime';

class Unset extends PyObject {
  readonly typeName = 'NoneType';
}

/** Stands for an argument that was not given, where that differs from every value. */
export const UNSET: Value = new Unset();

/**
 * Makes a routine from a signature such as `s, length=255, end='...', *args, **kwargs`. Defaults are `none`, `true`,
 * `false`, numbers and quoted text; `name?` may be left out and is then `UNSET`.
 */
export function routine(name: string, signature: string, run: Routine['run']): Routine {
  const parameters: RoutineParameter[] = [];
  let rest = false;
  let takesKeywords = false;
  for (const part of signature === '' ? [] : signature.split(/,\s+(?=[a-zA-Z*])/)) {
    if (part.startsWith('**')) takesKeywords = true;
    else if (part.startsWith('*')) rest = true;
    else parameters.push(parameter(part));
  }
  return { name, parameters, rest, takesKeywords, run };
}

function parameter(part: string): RoutineParameter {
  const equals = part.indexOf('=');
  if (equals >= 0) return { name: part.slice(0, equals), fallback: literal(part.slice(equals + 1)) };
  return part.endsWith('?') ? { name: part.slice(0, -1), fallback: UNSET } : { name: part };
}

function literal(text: string): Value {
  switch (text) {
    case 'none':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
    default:
      if (text.startsWith("'")) return text.slice(1, -1).replaceAll('\\n', '\n');
      return text.includes('.') ? new PyFloat(Number(text)) : Number(text);
  }
}

/** Where each parameter's argument comes from: a position, a keyword, or its default. */
export type Binding =
  | { readonly from: 'position'; readonly index: number }
  | { readonly from: 'keyword'; readonly name: string }
  | { readonly from: 'default'; readonly value: Value };

/** Matches arguments with parameters, as Python does. @throws PyError (TypeError) when they do not fit */
export function bind(routine: Routine, count: number, keywords: readonly string[]): readonly Binding[] {
  const { name, parameters } = routine;
  if (count > parameters.length && !routine.rest) {
    const most = parameters.length;
    const plural = most === 1 ? '' : 's';
    throw new PyError('TypeError', `${name}() takes at most ${most} argument${plural} (${count} given)`);
  }
  for (const keyword of keywords) {
    const index = parameters.findIndex((parameter) => parameter.name === keyword);
    if (index >= 0 && index < count) throw new PyError('TypeError', `${name}() got multiple values for '${keyword}'`);
    if (index < 0 && !routine.takesKeywords) {
      throw new PyError('TypeError', `${name}() got an unexpected keyword argument '${keyword}'`);
    }
  }
  return parameters.map((parameter, index): Binding => {
    if (index < count) return { from: 'position', index };
    if (keywords.includes(parameter.name)) return { from: 'keyword', name: parameter.name };
    if (parameter.fallback !== undefined) return { from: 'default', value: parameter.fallback };
    throw new PyError('TypeError', `${name}() missing required argument: '${parameter.name}'`);
  });
}

/** Calls a routine with arguments known only now. */
export function callRoutine(
  routine: Routine,
  rt: Runtime,
  args: readonly Value[],
  keywords: Keywords = noKeywords,
): Value {
  if (keywords.size === 0) return callPlain(routine, rt, args.slice());
  const bound = bind(routine, args.length, [...keywords.keys()]).map((binding): Value => {
    if (binding.from === 'position') return args[binding.index]!;
    return binding.from === 'keyword' ? keywords.get(binding.name)! : binding.value;
  });
  for (let i = routine.parameters.length; i < args.length; i++) bound.push(args[i]!);
  return routine.run(bound, rt, remaining(routine, keywords));
}

/** Calls a routine with positional arguments only, in a list that becomes the routine's. */
export function callPlain(routine: Routine, rt: Runtime, args: Value[]): Value {
  const { parameters } = routine;
  for (let i = args.length; i < parameters.length; i++) {
    const { fallback } = parameters[i]!;
    if (fallback === undefined) break;
    args.push(fallback);
  }
  // Too few or too many: matching them raises Python's error.
  if (args.length < parameters.length || (args.length > parameters.length && !routine.rest)) {
    bind(routine, args.length, []);
  }
  return routine.run(args, rt, noKeywords);
}

/** The keywords that no parameter took. */
export function remaining(routine: Routine, keywords: Keywords): Keywords {
  if (!routine.takesKeywords || keywords.size === 0) return noKeywords;
  const taken = new Set(routine.parameters.map((parameter) => parameter.name));
  return new Map([...keywords].filter(([name]) => !taken.has(name)));
}
