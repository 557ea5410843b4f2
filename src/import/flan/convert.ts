import type { FlanPattern, FlanPatternSet } from '../../formats';
import { PyDict, type Value } from '../../value';
import { knownCluster, UNKNOWN_CLUSTER } from '../clusters';
import { TASK_SUFFIX } from '../names';
import type { TaskDraft, TemplateDraft } from '../task-draft';
import { fieldsOf, patternToJinja } from './pattern';

/** The key that keeps what FLAN has and a task has not. */
export const FLAN_KEY = 'x-flan';

/** Names of FLAN's own that its code makes of a row's options. */
const OPTIONS = 'options_';

/** A name for the task of a set: that of its key, with the dictionary's where it is not the usual one. */
export function wantedName({ variable, name }: FlanPatternSet): string {
  const kind = variable.toLowerCase().replace(/_?patterns$/, '');
  return kind === '' ? name : `${name}_${kind}`;
}

/** The fields that the patterns of a set read, in the order in which they occur. */
export function fieldsOfSet({ patterns }: FlanPatternSet): readonly string[] {
  return [...new Set(patterns.flatMap(({ inputs, targets }) => fieldsOf(inputs + targets).names))];
}

/**
 * A set of patterns as a task of ours. FLAN makes the fields in Python, so the task says where rows with them are
 * looked for; `options_` is made of a column `options`, as FLAN's own rows have it.
 */
export function convertFlan(set: FlanPatternSet, name: string): TaskDraft {
  const { variable, name: key, aliasOf, patterns } = set;
  const usesOptions = fieldsOfSet(set).includes(OPTIONS);
  const main = mainTarget(patterns);
  const origin: readonly (readonly [string, Value | undefined])[] = [
    ['variable', variable],
    ['key', key],
    ['alias_of', aliasOf],
  ];
  return {
    name,
    note: `From FLAN: ${variable}["${key.replaceAll(/\s+/g, ' ')}"]`,
    cluster: knownCluster(key) ?? UNKNOWN_CLUSTER,
    data: { source: { kind: 'jsonl', path: rowsOf(name) } },
    ...(usesOptions ? { choices: '{{ options }}' } : {}),
    templates: patterns.map((pattern, index) => convertPattern(pattern, index, main)),
    extras: new Map([
      [FLAN_KEY, PyDict.of(origin.flatMap(([at, value]) => (value === undefined ? [] : [[at, value]])))],
    ]),
  };
}

/** The file that a task's rows are looked for in, beside it. */
export function rowsOf(name: string): string {
  return `${name.replace(TASK_SUFFIX, '')}.{split}.jsonl`;
}

/** FLAN numbers the templates of a task from 0: `rte_type_0`. */
function convertPattern({ inputs, targets, fewShot }: FlanPattern, index: number, main: string): TemplateDraft {
  const extras = fewShot && new Map([[FLAN_KEY, PyDict.of([['few_shot', PyDict.of(fewShot)]])]]);
  return {
    name: `type-${index}`,
    kind: targets === main ? 'original' : 'inverted',
    body: { kind: 'pair', input: patternToJinja(inputs), target: patternToJinja(targets) },
    ...(inputs.endsWith('\n') || targets.endsWith('\n') ? { keepTrailingNewline: true } : {}),
    ...(extras ? { extras } : {}),
  };
}

/** What most templates of a set ask for, the first of equals: those that ask for something else are turned around. */
function mainTarget(patterns: readonly FlanPattern[]): string {
  const counts = new Map<string, number>();
  for (const { targets } of patterns) counts.set(targets, (counts.get(targets) ?? 0) + 1);
  let main = '';
  for (const [target, count] of counts) if (count > (counts.get(main) ?? 0)) main = target;
  return main;
}
