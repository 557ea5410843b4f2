import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Schema } from '../../src/document';
import { builtins } from '../../src/jinja';
import { recipeSchema } from '../../src/recipe';
import { taskSchema } from '../../src/task';
import { builtinTable } from './builtin-table';
import { keyTable, mapsOf } from './key-table';

const note =
  '<!-- Written by `npm run build:docs` from docs/source/format.md, the schemas and the engine; edit those. -->';

/**
 * `docs/format.md`: the prose of `docs/source/format.md` with a table at each `<!-- keys: task data.source -->` and
 * `<!-- builtins: filters -->`.
 *
 * @throws where a map of a schema has no place in the prose, or a place names what does not exist
 */
export async function formatPage(root: string): Promise<string> {
  const prose = readFileSync(join(root, 'docs/source/format.md'), 'utf8');
  const missing = new Set([
    ...mapsOf(taskSchema).map((path) => placeOf('task', path)),
    ...mapsOf(recipeSchema).map((path) => placeOf('recipe', path)),
  ]);
  const filled = prose.replace(/^<!-- (keys|builtins): (.*?) -->$/gm, (place: string, what: string, name: string) => {
    missing.delete(place);
    return what === 'builtins' ? builtinTable(builtinsOf(name)) : tableOf(name);
  });
  if (missing.size > 0) throw new Error(`docs/source/format.md lacks ${[...missing].join(', ')}`);
  const style = await resolveConfig(join(root, 'docs/format.md'));
  return format(`${note}\n\n${filled}`, { ...style, parser: 'markdown' });
}

function placeOf(file: string, path: readonly (string | number)[]): string {
  return `<!-- keys: ${[file, path.join('.')].filter(Boolean).join(' ')} -->`;
}

function tableOf(name: string): string {
  const [file, path = ''] = name.split(' ');
  const schema: Schema = file === 'recipe' ? recipeSchema : taskSchema;
  const steps = path.split('.').filter(Boolean);
  return keyTable(
    schema,
    steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  );
}

function builtinsOf(name: string): ReturnType<typeof builtins>['filters'] {
  const all = builtins();
  if (name !== 'filters' && name !== 'tests' && name !== 'functions') throw new Error(`No built-in ${name}.`);
  return all[name];
}
