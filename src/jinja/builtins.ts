import { PyDict, pyRepr, typeName, type Value } from '../value';
import { builtinFilters } from './filters';
import { filterDocs } from './filter-docs';
import { globalRoutines } from './globals';
import { functionDocs, testDocs } from './other-docs';
import { documentedTypes, methodDocs, type DocumentedType } from './method-docs';
import { methodsOf } from './methods';
import { UNSET } from './routine';
import type { Routine } from './runtime';
import { builtinTests } from './tests';

/** What hovers and completions say about a filter, test or function. */
export interface BuiltinDoc {
  readonly name: string;
  /** As it is called, without the value in front: `truncate(length=255, killwords=False, …)`. */
  readonly signature: string;
  /** One or two sentences, in the editor's language. */
  readonly summary: string;
  /** A template that uses it and renders without any variables. */
  readonly example: string;
}

/** A summary with an example. */
export type DocEntry = readonly [summary: string, example: string];

/** Everything that is built in, by name; other names of the same thing are listed too. */
export function builtins(): {
  readonly filters: readonly BuiltinDoc[];
  readonly tests: readonly BuiltinDoc[];
  readonly functions: readonly BuiltinDoc[];
} {
  return {
    filters: describe(builtinFilters, filterDocs(), true),
    tests: describe(
      [...builtinTests].filter(([name]) => /^[a-z]/.test(name)),
      testDocs(),
      true,
    ),
    functions: describe(
      globalRoutines.map((one) => [one.name, one] as const),
      functionDocs(),
      false,
    ),
  };
}

/** The methods that a value has in Python, as far as templates can use them, with their signatures. */
export function methodsWithSignatures(value: Value): readonly Pick<BuiltinDoc, 'name' | 'signature'>[] {
  return [...(methodsOf(value) ?? [])]
    .filter(([name]) => /^[a-z]/.test(name))
    .map(([name, method]) => ({ name, signature: name + (signature(method, true) || '()') }));
}

/**
 * What a method does, with an example.
 *
 * @param on what it is called on, where that is known; of a name that several types have, the text's is taken else
 */
export function methodDoc(name: string, on?: Value): BuiltinDoc | undefined {
  const known = on === undefined ? undefined : typeName(on);
  const docs = methodDocs();
  const types = known === undefined ? documentedTypes : documentedTypes.filter((type) => type === known);
  const type = types.find((each) => Object.hasOwn(docs[each], name));
  const method = type && methodsOf(sampleOf(type))?.get(name);
  if (!method) return undefined;
  const [summary, example] = docs[type][name]!;
  return { name, signature: name + (signature(method, true) || '()'), summary, example };
}

function sampleOf(type: DocumentedType): Value {
  return { str: '', list: [], dict: PyDict.of([]) }[type];
}

function describe(
  routines: Iterable<readonly [string, Routine]>,
  docs: Readonly<Record<string, DocEntry>>,
  piped: boolean,
): readonly BuiltinDoc[] {
  return [...routines].map(([name, routine]) => {
    const [summary, example] = docs[routine.name] ?? ['', ''];
    return { name, signature: name + signature(routine, piped), summary, example };
  });
}

function signature(routine: Routine, piped: boolean): string {
  const parts = routine.parameters.slice(piped ? 1 : 0).map(({ name, fallback }) => {
    if (fallback === undefined) return name;
    return fallback === UNSET ? `${name}?` : `${name}=${pyRepr(fallback)}`;
  });
  if (routine.rest) parts.push('*args');
  if (routine.takesKeywords) parts.push('**kwargs');
  return parts.length === 0 && piped ? '' : `(${parts.join(', ')})`;
}
