import assert from 'node:assert/strict';
import { parse, stringify } from 'yaml';
import { mapsOf } from '../../docs/reference/key-table';
import {
  alternativeKeys,
  exampleText,
  requiredKeys,
  schemaAt,
  typeText,
  type Path,
  type Schema,
} from '../../src/document';
import { loadRecipe, recipeSchema } from '../../src/recipe';
import { loadTask, taskSchema } from '../../src/task';

type Values = Record<string, unknown>;

/** The schema's example for a key, as a value. */
function exampleOf(root: Schema, path: Path): unknown {
  const schema = schemaAt(root, path);
  const key = String(path.at(-1));
  const example = schema?.examples?.[0];
  assert.notEqual(example, undefined, `${path.join('.')} has no example`);
  return (parse(`${key}: ${exampleText(example)}\n`) as Values)[key];
}

/** Keys that mean nothing without another, which the loader says and the schema cannot. */
const companions: Readonly<Record<string, readonly string[]>> = {
  'train.early_stopping': ['eval_every'],
  'train.keep': ['eval_every'],
};

/** The map at a path made of examples: the wanted key, and all that is required beside it. */
function mapWith(root: Schema, path: Path, wanted: string): Values {
  const schema = schemaAt(root, path) ?? {};
  const sets = alternativeKeys(schema);
  const set = sets.find((candidate) => candidate.includes(wanted)) ?? sets[0] ?? [];
  const keys = new Set([...requiredKeys(schema), ...set, ...(companions[[...path, wanted].join('.')] ?? []), wanted]);
  return Object.fromEntries([...keys].map((key) => [key, exampleOf(root, [...path, key])]));
}

/** A whole file around the map at a path. */
function fileWith(root: Schema, path: Path, map: Values): string {
  let value: unknown = map;
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const step = path[depth]!;
    if (step === '*') value = { a_name: value };
    else value = typeof step === 'number' ? [value] : { ...mapWith(root, path.slice(0, depth), step), [step]: value };
  }
  return stringify(value);
}

const files = [
  { name: 'task', root: taskSchema, load: (text: string) => loadTask(text, '/doc.task.flan.yaml').problems },
  { name: 'recipe', root: recipeSchema, load: (text: string) => loadRecipe(text, '/doc.recipe.flan.yaml').problems },
];

for (const { name, root, load } of files) {
  describe(`examples in the schema of a ${name}`, () => {
    for (const path of mapsOf(root)) {
      for (const key of Object.keys(schemaAt(root, path)?.properties ?? {})) {
        const place = [...path, key].join('.');
        it(`${place} is described, typed, and its example loads`, () => {
          const schema = schemaAt(root, [...path, key]) ?? {};
          assert.ok(schema.description, 'no description');
          assert.notEqual(typeText(root, schema), '', 'no type');
          const text = fileWith(root, path, mapWith(root, path, key));
          const errors = load(text).filter(({ severity }) => severity === 'error');
          assert.deepEqual(
            errors.map(({ message }) => message),
            [],
            text,
          );
        });
      }
    }
  });
}
