import { analyse } from '../jinja';
import type { TaskTemplate } from '../task';
import { PyDict, type Value } from '../value';
import { outputsOf, wordsOfPart, reads, sidesOf } from './sides';
import { walkTree } from './tree';

/**
 * What the author noted of a template under `choices_in_prompt`, in `meta` or, for imported ones, where PromptSource's
 * notes are kept; undefined where nothing is noted.
 */
export function notedChoices({ meta, extras }: TaskTemplate): boolean | undefined {
  const kept = extras.get('x-promptsource');
  const noted: Value | undefined =
    meta.get('choices_in_prompt') ?? (kept instanceof PyDict ? kept.get('choices_in_prompt') : undefined);
  return typeof noted === 'boolean' ? noted : undefined;
}

/** Whether a prompt certainly shows the choices: by their variable, or each of a written list in words. */
export function showsChoices(template: TaskTemplate): boolean {
  const { prompt, isDivided } = sidesOf(template);
  const { choices } = template;
  if (!isDivided) return false;
  if (reads(prompt, 'choices', 'answer_choices', 'options_')) return true;
  if (choices?.kind !== 'list') return false;
  const text = promptWords(template);
  return choices.items.every((item) => text.includes(words(item.text)));
}

/** Whether a prompt may show choices: some in words, by what they are computed from, or as a list of another name. */
export function mayShowChoices(template: TaskTemplate): boolean {
  const { prompt } = sidesOf(template);
  const { choices } = template;
  if (!choices || reads(prompt, 'choices', 'answer_choices', 'options_')) return true;
  if (choices.kind === 'expression') {
    return analyse(choices.field.template).uses.some(({ name }) => reads(prompt, name));
  }
  let loops = false;
  walkTree(prompt.part.field.template, ({ type }) => (loops ||= type === 'For'));
  const text = promptWords(template);
  return loops || printsList(template) || choices.items.some((item) => text.includes(words(item.text)));
}

/** `options[0]`, `options | join(", ")`: a column that holds several things. */
function printsList(template: TaskTemplate): boolean {
  const { part } = sidesOf(template).prompt;
  const printed = outputsOf(part).map(({ span }) => part.field.text.slice(span.start, span.end));
  return printed.some((text) => /\[|\bjoin\b|option|choice/i.test(text));
}

function promptWords(template: TaskTemplate): string {
  return words(wordsOfPart(sidesOf(template).prompt.part));
}

/** Words with one space around each, so that no choice is found inside another word. */
function words(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
