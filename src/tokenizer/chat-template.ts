import * as l10n from '@vscode/l10n';
import { BuiltinFunction, parseTemplate, renderTemplate, routine, type Routine } from '../jinja';
import { LineIndex, ok, type Result } from '../text';
import { PyDict, PyError, pyStr, toJson, truthy, type Value } from '../value';
import { tokenizerError, type TokenizerError } from './errors';
import { tokenText } from './special-tokens';

/** One exchange as a chat model reads it. The texts hold special tokens as text, beginning-of-text among them. */
export interface ChatTurn {
  /** All up to where the assistant begins to answer. */
  readonly prompt: string;
  /** What stands behind the answer, such as the end of its turn, without white space at its end. */
  readonly end: string;
}

/** A model's own form for conversations, of which an instruction and its answer are the shortest. */
export interface ChatTemplate {
  /** The turn in which a user says `input` and the assistant answers `target`; an error where the template refuses it. */
  turn(input: string, target: string): Result<ChatTurn, TokenizerError>;
}

const CONFIG = 'tokenizer_config.json';
const FILE = 'chat_template.jinja';

/**
 * The chat template among a tokenizer's files, as `transformers` finds and renders it: `chat_template.jinja`, or
 * `chat_template` of the configuration (of several the one named `default`), with blocks trimmed, `tojson` as JSON for
 * people, `raise_exception` and the special tokens by name
 * (https://huggingface.co/docs/transformers/chat_templating_writing).
 *
 * @param files texts by name
 */
export function chatTemplate(files: ReadonlyMap<string, string>): Result<ChatTemplate, TokenizerError> {
  const config = readConfig(files.get(CONFIG));
  const own = files.get(FILE);
  const source = own ?? templateIn(config);
  const file = own === undefined ? CONFIG : FILE;
  if (source === undefined) {
    const message = l10n.t(
      'The model has no chat template: neither {0} nor "chat_template" in {1}. Take "chat" out of "format", or choose a model that was tuned for chats.',
      FILE,
      CONFIG,
    );
    return tokenizerError('tokenizer-invalid', message, file);
  }
  const template = parseTemplate(source, { trimBlocks: true, lstripBlocks: true });
  const fault = template.problems.find(({ severity }) => severity === 'error');
  if (fault) return refused(source, fault.span.start, fault.message, file);

  const tokens = specialTokens(config);
  const render = (messages: readonly Value[], asks: boolean): Result<string, TokenizerError> => {
    const context = new Map<string, Value>([...tokens, ['messages', [...messages]], ['add_generation_prompt', asks]]);
    const rendered = renderTemplate(template, context, { undefined: 'lenient', filters, globals });
    return rendered.ok ? rendered : refused(source, rendered.error.span.start, rendered.error.message, file);
  };
  return ok({
    turn: (input, target) => {
      const user = message('user', input);
      const prompt = render([user], true);
      if (!prompt.ok) return prompt;
      const whole = render([user, message('assistant', target)], false);
      if (!whole.ok) return whole;
      return ok({ prompt: prompt.value, end: behind(whole.value, prompt.value, target) });
    },
  });
}

/** What the template writes behind the answer; it may trim the answer, and write thoughts before it. */
function behind(whole: string, prompt: string, target: string): string {
  const answer = target.trim();
  const from = whole.startsWith(prompt) ? prompt.length : 0;
  const at = whole.lastIndexOf(answer);
  return at < from ? '' : whole.slice(at + answer.length).trimEnd();
}

function message(role: string, content: string): Value {
  return PyDict.of([
    ['role', role],
    ['content', content],
  ]);
}

const raise = routine('raise_exception', 'message', ([text]) => {
  throw new PyError('RuntimeError', pyStr(text!));
});

const plainJson = routine(
  'tojson',
  'value, ensure_ascii=false, indent=none, separators=none, sort_keys=false',
  ([value, ascii, indent, , sortKeys]) =>
    toJson(value!, {
      ascii: truthy(ascii!),
      sortKeys: truthy(sortKeys!),
      ...(typeof indent === 'number' ? { indent } : {}),
    }),
);

const filters: ReadonlyMap<string, Routine> = new Map([['tojson', plainJson]]);
const globals: ReadonlyMap<string, Value> = new Map([['raise_exception', new BuiltinFunction(raise)]]);

function templateIn(config: Readonly<Record<string, unknown>>): string | undefined {
  const given = config['chat_template'];
  if (typeof given === 'string') return given;
  if (!Array.isArray(given)) return undefined;
  const named = given.filter(
    (one: unknown): one is { readonly name: unknown; readonly template: string } =>
      typeof one === 'object' && one !== null && 'template' in one && typeof one.template === 'string',
  );
  return (named.find((one) => one.name === 'default') ?? named[0])?.template;
}

/** `bos_token`, `eos_token` and the others, as templates name them. */
function specialTokens(config: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.keys(config).flatMap((key): readonly (readonly [string, string])[] => {
    const text = key.endsWith('_token') ? tokenText(config[key]) : undefined;
    return text === undefined ? [] : [[key, text]];
  });
}

function readConfig(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    // `createTokenizer` has said so.
    return {};
  }
}

function refused(source: string, at: number, why: string, file: string): Result<never, TokenizerError> {
  const { line, character } = new LineIndex(source).positionAt(at);
  const text = l10n.t('The chat template cannot be used (line {0}, column {1}): {2}', line + 1, character + 1, why);
  return tokenizerError('tokenizer-invalid', text, file);
}
