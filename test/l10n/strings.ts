import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { globSync } from 'tinyglobby';
import { recipeSchema } from '../../src/recipe';
import { taskSchema } from '../../src/task';

const root = path.resolve(__dirname, '../..');

/** What a bundle maps: message to text, or `message/comment` where the code explains a message. */
export type Bundle = Readonly<Record<string, string>>;

/** Every English message of the code: those that `l10n.t` is given, and the descriptions in the schemas. */
export async function messages(): Promise<ReadonlySet<string>> {
  const files = globSync('src/**/*.ts', { cwd: root, absolute: true });
  const contents = files
    .map((file) => readFileSync(file, 'utf8'))
    // Reading code for messages is slow, and most files have none.
    .filter((text) => text.includes('l10n'))
    .map((text) => ({ contents: text.includes('{ t } = vscode.l10n') ? atLength(text) : text, extension: '.ts' }));
  const found = await getL10nJson(contents);
  return new Set([...Object.keys(found), ...[taskSchema, recipeSchema].flatMap(descriptions)]);
}

/** The reader of messages follows no `const { t } = vscode.l10n`. */
function atLength(text: string): string {
  return text.replace(/(?<![\w.])t\(/g, 'vscode.l10n.t(');
}

function descriptions(schema: object): readonly string[] {
  return Object.entries(schema).flatMap(([key, value]: readonly [string, unknown]) => {
    if ((key === 'description' || key === 'errorMessage') && typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? descriptions(value) : [];
  });
}

export function readBundle(file: string): Bundle {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Bundle;
}

/** What a text stands for in it: `{0}`, in any order; code between back quotes; links. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\d+\}|\]\([^)]*\)/g)].map(([found]) => found).sort();
}
