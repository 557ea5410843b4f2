import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { listsByLabel, type ChoiceList } from '../choice-lists';

/**
 * Lists of one label whose answers stand in another order (11): FLAN's CB had "contradiction" answered by "neither" in
 * the templates that used the second of its lists. Information only: a template that asks the opposite question turns
 * its list around on purpose. PromptSource: 6 templates in 4 files, all of them questions turned around.
 */
export const choiceOrder: Rule = {
  code: 'choice-order',
  severity: 'info',
  get title() {
    return l10n.t('Lists of choices in different order for one label');
  },
  *check(task): Iterable<Finding> {
    for (const [first, ...others] of listsByLabel(task)) {
      for (const list of others) {
        const clash = first && clashOf(first, list);
        if (!clash) continue;
        const [here, there, index] = clash;
        const message = l10n.t(
          'Label {0} is "{1}" here and "{2}" in another list of this task. Is the question turned around?',
          index,
          here,
          there,
        );
        yield { message, span: list.items[index]?.span ?? list.span };
      }
    }
  },
};

/** The first label that the two lists say different things of. */
function clashOf(first: ChoiceList, list: ChoiceList): readonly [string, string, number] | undefined {
  const there = first.items.map(({ text }) => text.trim());
  const here = list.items.map(({ text }) => text.trim());
  if (here.length !== there.length) return undefined;
  const isReordered = sorted(here) === sorted(there);
  const index = here.findIndex((text, i) => {
    const other = there[i]!;
    if (isReordered) return fold(text) !== fold(other);
    const [a, b] = [senseOf(text), senseOf(other)];
    return a !== undefined && b !== undefined && a !== b;
  });
  return index < 0 ? undefined : [here[index]!, there[index]!, index];
}

function sorted(texts: readonly string[]): string {
  return JSON.stringify(texts.map(fold).sort());
}

const senses: readonly (readonly string[])[] = [
  ['yes', 'true', 'correct', 'right', 'entailment', 'always'],
  ['no', 'false', 'incorrect', 'wrong', 'contradiction', 'never'],
  ['maybe', 'neither', 'neutral', 'unknown', 'inconclusive', 'sometimes'],
];

/** What an answer says, of those that can only mean one thing. */
function senseOf(text: string): number | undefined {
  const sense = senses.findIndex((words) => words.includes(fold(text)));
  return sense < 0 ? undefined : sense;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
