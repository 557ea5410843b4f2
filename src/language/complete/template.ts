import * as l10n from '@vscode/l10n';
import type { Context } from '../context';
import type { ParsedTask } from '../parsed-document';
import type { CompletionItem } from '../types';
import type { YamlCursor } from '../yaml-cursor';
import { keysThere } from './key';
import { keyLine, plainInSnippet } from './line';

type KeyCursor = Extract<YamlCursor, { kind: 'key' }>;

/** Whole templates, where one can begin: in the list itself, or behind the dash of an item without keys. */
export async function completeTemplate(
  context: Context,
  parsed: ParsedTask,
  cursor: KeyCursor,
): Promise<readonly CompletionItem[]> {
  const { path, afterDash, flow } = cursor;
  const isInList = path.length === 1 || (path.length === 2 && afterDash && keysThere(parsed, cursor).size === 0);
  if (path[0] !== 'templates' || flow || !isInList) return [];
  const { columns } = await context.sample(parsed);
  const field = columns.find(({ type }) => type === 'str')?.name ?? 'field';
  const line = keyLine(parsed, cursor);
  if (!line) return [];
  const { range, lead } = line;
  const dash = afterDash ? '' : '- ';
  // Behind a dash an editor repeats the indentation before it; the keys stand two columns further in.
  const indent = `${lead}  `;
  return forms(plainInSnippet(field), parsed.loaded.task?.choices !== undefined).map(
    ({ label, detail, lines }, index): CompletionItem => ({
      label,
      kind: 'key',
      detail,
      edit: { range, newText: lead + dash + lines.join(`\n${indent}`) },
      snippet: true,
      // Before the keys that a template must have.
      sortText: `0000${index}`,
    }),
  );
}

interface Form {
  readonly label: string;
  readonly detail: string;
  /** Without the dash; tab stops from 1. */
  readonly lines: readonly string[];
}

function forms(field: string, hasChoices: boolean): readonly Form[] {
  const input = ['input: |-', `  \${2:{{ ${field} \\}\\}}`];
  const plain: Form = {
    label: 'template',
    detail: l10n.t('prompt and target'),
    lines: ['name: ${1:name}', ...input, 'target: "${3:{{ answer \\}\\}}"$0'],
  };
  const options: Form = {
    label: 'template with options',
    detail: l10n.t('prompt, option list and target'),
    lines: ['name: ${1:name}', ...input, '', '  {{ options_ }}', 'target: "{{ answer }}"$0'],
  };
  const inverted: Form = {
    label: 'template turned around',
    detail: l10n.t('asks for the text that fits an answer'),
    lines: [
      'name: ${1:name}',
      'kind: inverted',
      'input: |-',
      '  ${2:Write a text for which the answer is} "{{ answer }}".',
      `target: "\${3:{{ ${field} \\}\\}}"$0`,
    ],
  };
  const joined: Form = {
    label: 'template in one text',
    detail: l10n.t('prompt and target with ||| between them'),
    lines: ['name: ${1:name}', 'jinja: |-', `  \${2:{{ ${field} \\}\\}}`, '  |||', '  ${3:{{ answer \\}\\}}$0'],
  };
  return hasChoices ? [plain, options, inverted, joined] : [plain, joined];
}
