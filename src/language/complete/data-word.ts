import * as l10n from '@vscode/l10n';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { ParsedTask } from '../parsed-document';
import { choicesFor } from './string';
import type { Word } from './word';

/** More different texts than this are no answer choices. */
const mostChoices = 12;

/**
 * What the data suggests for a value: a target that is one of the choices, an answer that looks up its label, choices
 * that a column has or its values are.
 */
export async function dataWords(
  context: Context,
  parsed: ParsedTask,
  path: readonly (string | number)[],
  cancel?: Cancellation,
): Promise<readonly Word[]> {
  const key = path.length === 1 ? path[0] : path[0] === 'templates' && path.length === 3 ? path[2] : undefined;
  switch (key) {
    case 'target': {
      const choices = await choicesFor(context, parsed, { keys: path }, cancel);
      const hasAnswer = parsed.loaded.task?.answer !== undefined;
      return [
        ...(hasAnswer ? [jinjaWord('{{ answer }}', l10n.t('the right answer'))] : []),
        ...choices.map((text): Word => ({ text, kind: 'value', detail: l10n.t('choice') })),
      ];
    }
    case 'answer':
      return answers(context, parsed);
    case 'choices':
      return lists(context, parsed);
    default:
      return [];
  }
}

async function answers(context: Context, parsed: ParsedTask): Promise<readonly Word[]> {
  const { columns } = await context.sample(parsed);
  const hasChoices = parsed.loaded.task?.choices !== undefined;
  return columns.flatMap(({ name, type }): readonly Word[] => {
    if (type === 'int' && hasChoices) return [jinjaWord(`{{ choices[${name}] }}`, l10n.t('the choice of that number'))];
    return type === 'str' ? [jinjaWord(`{{ ${name} }}`, type)] : [];
  });
}

async function lists(context: Context, parsed: ParsedTask): Promise<readonly Word[]> {
  const { columns, rows } = await context.sample(parsed);
  return columns.flatMap(({ name, type }): readonly Word[] => {
    if (type === 'list') return [jinjaWord(`{{ ${name} }}`, type)];
    const texts = new Set(rows.map((row) => row.get(name)).filter((value) => typeof value === 'string'));
    const isKind = type === 'str' && texts.size > 1 && texts.size <= mostChoices && texts.size * 2 <= rows.length;
    if (!isKind) return [];
    const yaml = `[${[...texts].map((text) => JSON.stringify(text)).join(', ')}]`;
    return [{ text: yaml, yaml, isCollection: true, kind: 'value', detail: l10n.t('the values of {0} seen', name) }];
  });
}

function jinjaWord(text: string, detail: string): Word {
  return { text, yaml: JSON.stringify(text), kind: 'value', detail };
}
