import { stripText } from '../../value';
import type { ChoicesDraft } from '../task-draft';

/** PromptSource's answer choices as ours: a list where no Jinja is in them, otherwise the expression. */
export function readAnswerChoices(text: string): ChoicesDraft {
  return /\{[{%#]/.test(text) ? text : text.split('|||').map((choice) => stripText(choice, 'both'));
}

/** Our choices as PromptSource writes them. */
export function printAnswerChoices(choices: ChoicesDraft): string {
  return typeof choices === 'string' ? choices : choices.join(' ||| ');
}
