import * as l10n from '@vscode/l10n';
import type { YAMLMap } from 'yaml';
import { alternativeKeys, exampleText, requiredKeys, type Schema } from '../../../document';
import { recipeSchema } from '../../../recipe';
import { taskSchema } from '../../../task';
import { nodePathAt } from '../../node-path';
import { alternativesAt } from '../../schema-walk';
import { entriesOf, insertEntry, mapAt } from '../edit/entries';
import { freshName, nameFromPath } from '../edit/names';
import { found, remedy, type Ailment, type Cure, type Remedy } from '../remedy';

/**
 * Adds a key that must be there, with the value that the schema shows for it: an example for the author to change. The
 * first line of a file and the names that follow from where it stands are what they must be.
 */
export const missingKey: Cure = (ailment) => {
  const { parsed, problem } = ailment;
  const { keys } = nodePathAt(parsed.loaded.document, problem.span.start);
  // The problem is marked at the map's own key, or else at its first one.
  return [keys, keys.slice(0, -1)].flatMap((path) => missingIn(ailment, path)).slice(0, 2);
};

function missingIn(ailment: Ailment, path: readonly (string | number)[]): readonly Remedy[] {
  const { parsed, problem } = ailment;
  const map = mapAt(parsed.loaded.document, path);
  const schema = alternativesAt(parsed.kind === 'task' ? taskSchema : recipeSchema, path)[0];
  if (!map || !schema) return [];
  const here = new Set(entriesOf(map, parsed.text).map(({ key }) => key));
  const sets = alternativeKeys(schema);
  const isNamed = (key: string): boolean => problem.message.includes(`"${key}"`) && !here.has(key);
  const single = [...requiredKeys(schema), ...sets.filter((set) => set.some((key) => here.has(key))).flat()];
  const [key] = single.filter(isNamed);
  if (key !== undefined) return added(ailment, { path, map, schema }, [key]);
  // None of the ways to write it is begun: the first of them.
  const [first] = sets;
  return first && !sets.flat().some((each) => here.has(each)) ? added(ailment, { path, map, schema }, first) : [];
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly map: YAMLMap;
  readonly schema: Schema;
}

function added(ailment: Ailment, { path, map, schema }: Place, keys: readonly string[]): readonly Remedy[] {
  const { parsed } = ailment;
  const order = Object.keys(schema.properties ?? {});
  const lines = keys.map((key) => {
    const example = valueOf(ailment, path, key);
    const value = map.flow && /^[^"'[{].*[[\]{},]/.test(example) ? JSON.stringify(example) : example;
    return `${key}:${value.startsWith('\n') ? '' : ' '}${value}`;
  });
  const goesBehind = (key: string): boolean => order.indexOf(key) < order.indexOf(keys[0]!);
  const edit = insertEntry(parsed.text, map, lines.join(map.flow ? ', ' : '\n'), goesBehind);
  return found(remedy(l10n.t('Add "{0}"', keys.join('" + "')), edit, { isCertain: keys.join() === 'flan' }));
}

function valueOf({ parsed }: Ailment, path: readonly (string | number)[], key: string): string {
  const { kind, loaded, source } = parsed;
  if (path.length === 0 && (key === 'task' || key === 'run')) return nameFromPath(source.path);
  if (kind === 'task' && path[0] === 'templates' && key === 'name') {
    return freshName('template', loaded.task?.templates.map(({ name }) => name) ?? [], '-');
  }
  const hasAnswer = kind === 'task' && loaded.task?.answer !== undefined;
  if (key === 'target' && !hasAnswer) return '""';
  const examples = alternativesAt(kind === 'task' ? taskSchema : recipeSchema, [...path, key]);
  return exampleText(examples.flatMap(({ examples: some }) => some ?? [])[0] ?? '""');
}
