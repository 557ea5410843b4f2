import { methodDoc, methodsWithSignatures, type CompletionContext } from '../../jinja';
import { typeName, type Value } from '../../value';
import type { Context } from '../context';
import type { JinjaPlace } from '../jinja-at';
import { codeBlock, codeOfValue } from '../markdown';
import type { ParsedTask } from '../parsed-document';
import { partsAt } from '../values/parts';
import { keysAtPath, valuesAt, type ValuePath } from '../values/value-path';
import { variablesAt } from '../values/variables';
import { callSnippet } from './call-snippet';
import type { JinjaWord } from './jinja-word';

type Attribute = Extract<CompletionContext, { kind: 'attribute' }>;

/** Behind a dot: the keys that the data has there, then the methods of what it is; `loop`'s own words behind it. */
export async function completeAttribute(
  context: Context,
  parsed: ParsedTask,
  place: JinjaPlace,
  { path, span }: Attribute,
  behind: string,
): Promise<readonly JinjaWord[]> {
  const { parts, part } = partsAt(parsed, place.keys, place.source);
  const variables = variablesAt(parts, part, span.start);
  const [root = '', ...rest] = path;
  const variable = variables.get(root);
  if (variable?.by === 'provided' && rest.length === 0)
    return loopWords.map((label) => ({ label, kind: 'field', group: 1 }));
  const way = wayOf(path, variables);
  if (!way) return [];
  const { rows } = await context.sample(parsed);
  const values = rows.flatMap((row) => valuesAt(row, way)).filter((value) => value !== null);
  const keys = keysAtPath(rows, way).filter((key) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key));
  return [
    ...keys.map((key) =>
      keyWord(
        key,
        rows.flatMap((row) => valuesAt(row, inside(way, key))),
      ),
    ),
    ...methodWords(values, behind),
  ];
}

/** The way into a row's values that names and keys take, through a variable where the first name is one. */
export function wayOf(path: readonly string[], variables: ReturnType<typeof variablesAt>): ValuePath | undefined {
  const [root, ...rest] = path;
  if (root === undefined) return undefined;
  const variable = variables.get(root);
  const start = variable ? variable.source : { root, steps: [] };
  return start && rest.reduce(inside, start);
}

function inside({ root, steps }: ValuePath, key: string): ValuePath {
  return { root, steps: [...steps, { kind: 'entry', key }] };
}

/** "The For loop" of Jinja's template documentation. */
const loopWords = [
  'index',
  'index0',
  'first',
  'last',
  'length',
  'revindex',
  'revindex0',
  'previtem',
  'nextitem',
  'cycle',
  'changed',
  'depth',
];

function keyWord(key: string, values: readonly Value[]): JinjaWord {
  const types = [...new Set(values.filter((value) => value !== null).map(typeName))].sort();
  const examples = [...new Set(values.slice(0, 3).map((value) => `- ${codeOfValue(value)}`))].join('\n');
  return { label: key, kind: 'field', group: 1, detail: types.join(' | ') || 'None', documentation: examples };
}

/** Methods that change a value in place: of no use in a prompt, and a row must stay as it is. */
const changing: ReadonlySet<string> = new Set([
  ...['append', 'clear', 'copy', 'extend', 'fromkeys', 'insert', 'pop', 'popitem', 'remove', 'reverse', 'setdefault'],
  ...['sort', 'update'],
]);

/** The methods that all values of one type have; none where the rows have several types. */
function methodWords(values: readonly Value[], behind: string): readonly JinjaWord[] {
  const [first] = values;
  if (first === undefined || new Set(values.map(typeName)).size > 1) return [];
  return methodsWithSignatures(first)
    .filter(({ name }) => !changing.has(name))
    .map(({ name, signature }): JinjaWord => {
      const { insert, snippet } = callSnippet(signature, behind);
      const called = snippet || /^\s*\(/.test(behind) ? insert : `${insert}()`;
      const doc = methodDoc(name, first);
      return {
        ...{ label: name, kind: 'function', detail: signature, group: 2, insert: called, snippet },
        ...(doc ? { documentation: `${doc.summary}\n\n${codeBlock(doc.example, 'jinja')}` } : {}),
      };
    });
}
