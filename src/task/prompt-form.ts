import type { Result } from '../text';
import { ok } from '../text';
import type { Tokenizer, TokenizerError } from '../tokenizer';
import { chatTemplate } from '../tokenizer';
import { joinPrompt, type JoinedPrompt } from './join-prompt';

/** How input and target become what a model reads; a recipe's `format`. */
export interface PromptFormat {
  /** What stands between input and target where there is no chat. */
  readonly separator: string;
  /** `model`: the input is a user's message in the model's own chat template, the target the assistant's answer. */
  readonly chat: 'none' | 'model';
}

/** What the model reads of an example, one part behind the other: `prompt`, `lead`, the target, `end`. */
export interface JoinedExample extends JoinedPrompt {
  /** Learnt with the target and never scored: the end of the assistant's turn, unless end-of-text itself says it. */
  readonly end: string;
}

export interface PromptForm {
  /** An error where the model's chat template refuses the input. */
  join(input: string, target: string): Result<JoinedExample, TokenizerError>;
}

type FormTokenizer = Pick<Tokenizer, 'files' | 'decode' | 'eosId'>;

/** Chat forms by their tokenizer: a template is read once for all the examples of a run. */
const chats = new WeakMap<FormTokenizer, Result<PromptForm, TokenizerError>>();

/** @returns an error where a chat is asked for and the model has no template for one that works. */
export function promptForm(
  { separator, chat }: PromptFormat,
  tokenizer: FormTokenizer,
): Result<PromptForm, TokenizerError> {
  if (chat === 'none') return ok({ join: (input) => ok({ ...joinPrompt(input, separator), end: '' }) });
  const known = chats.get(tokenizer) ?? chatForm(tokenizer);
  chats.set(tokenizer, known);
  return known;
}

function chatForm(tokenizer: FormTokenizer): Result<PromptForm, TokenizerError> {
  const template = chatTemplate(tokenizer.files);
  if (!template.ok) return template;
  const endOfText = tokenizer.decode([tokenizer.eosId]);
  const join: PromptForm['join'] = (input, target) => {
    const turn = template.value.turn(input, target);
    if (!turn.ok) return turn;
    const { prompt, end } = turn.value;
    // Training puts end-of-text behind every example itself.
    return ok({ prompt, lead: '', end: end === endOfText ? '' : end });
  };
  const tried = join('a', 'b');
  return tried.ok ? ok({ join }) : tried;
}
