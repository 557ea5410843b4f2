import { PyDict, type Value } from '../../value';

/** A list of chat turns, and what its turns call role and text. */
export interface Turns {
  readonly column: string;
  readonly role: string;
  readonly content: string;
  /** What an assistant's turn has as its role. */
  readonly assistant: string;
  /** Whether any conversation has more than one question. */
  readonly isLong: boolean;
  /** Whether any begins with a system message. */
  readonly hasSystem: boolean;
}

/** How the rows of a file for supervised fine-tuning hold prompt and answer. */
export type SftShape =
  | { readonly kind: 'pair'; readonly prompt: string; readonly answer: string }
  /** Alpaca: `context` may be empty in a row, or missing in all. */
  | { readonly kind: 'instruction'; readonly instruction: string; readonly context?: string; readonly answer: string }
  /** A conversation whose last turn is the answer. */
  | { readonly kind: 'messages'; readonly turns: Turns }
  /** The prompt's turns in one column, the answer's in another. */
  | { readonly kind: 'prompt-messages'; readonly turns: Turns; readonly answer: string }
  /** Prompt and answer in one text, which no rule divides. */
  | { readonly kind: 'text'; readonly column: string }
  /** Turns whose text is no text: pictures, calls of tools. */
  | { readonly kind: 'not-text'; readonly column: string };

/** Columns that hold prompt and answer, by whose data they are: canonical, P3 and xP3, FLAN's dumps, and kin. */
const pairs: readonly (readonly [string, string])[] = [
  ['prompt', 'completion'],
  ['prompt', 'response'],
  ['inputs', 'targets'],
  ['inputs_pretokenized', 'targets_pretokenized'],
];

const instructions: readonly (readonly [instruction: string, context: string, answer: string])[] = [
  ['instruction', 'input', 'output'],
  ['instruction', 'context', 'response'],
];

/** Recognises the shape by the rows at a file's beginning; undefined where it is none of those known. */
export function shapeOf(rows: readonly PyDict[]): SftShape | undefined {
  const has = (column: string, test: (value: Value) => boolean): boolean =>
    rows.length > 0 && rows.every((row) => row.has(column) && test(row.get(column)!));
  for (const column of ['messages', 'conversations']) {
    if (!has(column, Array.isArray)) continue;
    const turns = turnsOf(rows, column);
    return turns ? { kind: 'messages', turns } : { kind: 'not-text', column };
  }
  for (const [prompt, answer] of pairs) {
    if (has(prompt, isText) && has(answer, isText)) return { kind: 'pair', prompt, answer };
    if (!has(prompt, Array.isArray) || !has(answer, Array.isArray)) continue;
    const turns = turnsOf(rows, prompt);
    return turns && turnsOf(rows, answer)
      ? { kind: 'prompt-messages', turns, answer }
      : { kind: 'not-text', column: prompt };
  }
  for (const [instruction, context, answer] of instructions) {
    if (!has(instruction, isText) || !has(answer, isText)) continue;
    const hasContext = rows.some((row) => row.has(context));
    return { kind: 'instruction', instruction, ...(hasContext ? { context } : {}), answer };
  }
  return has('text', isText) ? { kind: 'text', column: 'text' } : undefined;
}

/** What turns are called: OpenAI's names, and ShareGPT's. */
const speakers = [
  { role: 'role', content: 'content', assistant: 'assistant', system: 'system' },
  { role: 'from', content: 'value', assistant: 'gpt', system: 'system' },
] as const;

function turnsOf(rows: readonly PyDict[], column: string): Turns | undefined {
  const lists = rows.map((row) => turnList(row.get(column)));
  const speaker = speakers.find(({ role, content }) =>
    lists.every((turns) => turns?.every((turn) => isText(turn.get(role)) && isText(turn.get(content)))),
  );
  if (!speaker) return undefined;
  const { role, content, assistant, system } = speaker;
  const asked = (turns: readonly PyDict[] | undefined): number =>
    (turns ?? []).filter((turn) => turn.get(role) !== assistant && turn.get(role) !== system).length;
  return {
    ...{ column, role, content, assistant },
    isLong: lists.some((turns) => asked(turns) > 1),
    hasSystem: lists.some((turns) => turns?.[0]?.get(role) === system),
  };
}

function turnList(value: Value | undefined): readonly PyDict[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const turns = value.filter((turn) => turn instanceof PyDict);
  return turns.length === value.length ? turns : undefined;
}

function isText(value: Value | undefined): boolean {
  return typeof value === 'string';
}
