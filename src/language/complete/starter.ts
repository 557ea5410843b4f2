import * as l10n from '@vscode/l10n';
import type { Context } from '../context';
import { folderOf } from '../glob';
import type { ParsedRecipe, ParsedTask } from '../parsed-document';
import type { CompletionItem } from '../types';
import type { YamlCursor } from '../yaml-cursor';
import { keysThere } from './key';
import { keyLine, plainInSnippet } from './line';
import { pathsAt } from './path';

type KeyCursor = Extract<YamlCursor, { kind: 'key' }>;

/** A whole file, where nothing is written yet. */
export async function completeStarter(
  context: Context,
  parsed: ParsedTask | ParsedRecipe,
  cursor: KeyCursor,
): Promise<readonly CompletionItem[]> {
  if (cursor.path.length > 0 || cursor.flow || cursor.afterDash) return [];
  const keys = keysThere(parsed, cursor);
  if (keys.size > 0 && !(keys.size === 1 && keys.has('flan'))) return [];
  const lines = parsed.kind === 'task' ? await taskLines(context, parsed) : await recipeLines(context, parsed);
  const [label, detail] =
    parsed.kind === 'task'
      ? ['task file', l10n.t('a whole task with one template')]
      : ['recipe file', l10n.t('a whole recipe that holds out one cluster')];
  const head = keys.has('flan') ? [] : [`flan: ${parsed.kind}/1`];
  const line = keyLine(parsed, cursor);
  if (!line) return [];
  const { range } = line;
  return [
    {
      label,
      kind: 'key',
      detail,
      edit: { range, newText: [...head, ...lines].join('\n') },
      snippet: true,
      sortText: '00',
    },
  ];
}

async function taskLines(context: Context, parsed: ParsedTask): Promise<readonly string[]> {
  const name = baseName(parsed.source.path);
  const path = await dataPath(context, parsed, name);
  return [
    `task: \${1:${plainInSnippet(name)}}`,
    'cluster: ${2:nli}',
    'data:',
    `  source: {jsonl: "\${3:${plainInSnippet(path)}}"}`,
    'choices: ["${4:yes}", "${5:no}"]',
    'answer: "{{ choices[${6:label}] }}"',
    'templates:',
    '  - name: ${7:first}',
    '    input: |-',
    '      {{ ${8:text} }}',
    '',
    '      {{ options_ }}',
    '    target: "{{ answer }}"$0',
  ];
}

async function recipeLines(context: Context, parsed: ParsedRecipe): Promise<readonly string[]> {
  const span = { start: 0, end: 0 };
  const cursor = { kind: 'value', prefix: '', span, quote: '"', flow: true } as const;
  const [glob] = await pathsAt(context, parsed, { ...cursor, path: ['tasks', 0] });
  const models = await pathsAt(context, parsed, { ...cursor, path: ['model', 'path'] });
  const model = models.find(({ goesOn }) => !goesOn);
  return [
    `run: \${1:${plainInSnippet(baseName(parsed.source.path))}}`,
    `tasks: ["\${2:${plainInSnippet(glob && !glob.goesOn ? glob.text : 'tasks/*.task.flan.yaml')}}"]`,
    'hold_out: {clusters: [${3:nli}]}',
    `model: {path: \${4:${plainInSnippet(model?.text ?? 'model')}}}`,
    'train: {steps: ${5:200}, lr: ${6:1.0e-3}}$0',
  ];
}

/** The files beside the task that have its name, else any, else how they would be called. */
async function dataPath(context: Context, parsed: ParsedTask, name: string): Promise<string> {
  const folder = folderOf(parsed.source.path);
  const path = ['data', 'source', 'jsonl'];
  const span = { start: 0, end: 0 };
  const found: string[] = [];
  for (const prefix of ['', 'data/', '../data/']) {
    const cursor = { kind: 'value', path, prefix, span, quote: '"', flow: true } as const;
    const words = await pathsAt(context, parsed, cursor);
    found.push(...words.filter(({ goesOn }) => !goesOn).map(({ text }) => text));
  }
  const named = found.find((text) => text.split('/').at(-1)?.startsWith(`${name}.`) === true);
  return (
    named ?? found[0] ?? (folder.endsWith('/tasks') ? `../data/${name}.{split}.jsonl` : `data/${name}.{split}.jsonl`)
  );
}

function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:task|recipe)\.flan\.ya?ml$/, '');
  return name.replaceAll(/[^\w.-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'first';
}
