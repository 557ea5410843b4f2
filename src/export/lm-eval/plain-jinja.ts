import { analyse, parseTemplate, type Template } from '../../jinja';
import { formatOptions, type Choices, type JinjaField, type TaskTemplate } from '../../task';

/** What our engine has beyond Jinja's own and the harness's `regex_replace`. */
const ownNames: ReadonlySet<string> = new Set(['zip', 'choice', 'most_frequent', 'highlight']);

/** Why a template cannot go over with its Jinja. */
export type NotPlain = 'joined' | 'random' | 'own-filter';

/** A template in Jinja that needs nothing but the row's columns; each list begins with the shortest wording. */
export interface PlainTemplate {
  readonly text: readonly string[];
  /** Prints the index of the right choice where there are choices, the target where there are none. */
  readonly target: readonly string[];
  /** A list as it is written, or wordings that print one. */
  readonly choices?: readonly string[] | { readonly wordings: readonly string[] };
}

/** Undoes what only we have: the built-in names become `set`s in front of the text. */
export function plainJinja(template: TaskTemplate): PlainTemplate | NotPlain {
  const { body, choices, answer, scoring, keepTrailingNewline } = template;
  if (body.kind === 'joined') return 'joined';
  const fields = [body.input, body.target, ...(answer ? [answer] : [])];
  if (choices?.kind === 'expression') fields.push(choices.field);
  for (const field of fields) {
    if (analyse(field.template).random) return 'random';
    if (usesOwn(field.text)) return 'own-filter';
  }
  const builtins = new Builtins(choices, answer);
  const ranked = choices !== undefined && scoring === 'rank';
  return {
    text: prompts(body.input.text, keepTrailingNewline).flatMap((text) => builtins.before(text)),
    target: ranked ? indices(body.target, builtins) : targets(body.target, builtins),
    ...(ranked ? { choices: choicesOf(choices, builtins) } : {}),
  };
}

/** Filters are found by their bar, so that a column of such a name stays one. */
function usesOwn(text: string): boolean {
  return [...text.matchAll(/\|\s*(\w+)|\b(zip)\s*\(/g)].some(([, filter, routine]) =>
    ownNames.has(filter ?? routine ?? ''),
  );
}

/** White space around a prompt is dropped here and not there: cut off in the text, or where rows bring it, by Python. */
function prompts(text: string, keepNewline: boolean): readonly string[] {
  const newline = keepNewline && text.endsWith('\n') ? '\n' : '';
  const cut = text.trim() + newline;
  return [cut, `{% set prompt %}${text.trim()}{% endset %}{{ prompt.strip() }}${newline}`];
}

/** `{{ answer }}` for `{{ choices[label] }}` is the column `label` itself; otherwise the place of the target's text. */
function indices(target: JinjaField, builtins: Builtins): readonly string[] {
  const said = onlyExpression(target.text) === 'answer' && builtins.answer ? builtins.answer : target.text;
  const expression = onlyExpression(said);
  const index = /^choices\[\s*(\w+)\s*\]$/.exec(expression ?? '')?.[1];
  return [
    ...(index === undefined ? [] : [index]),
    ...(index === undefined ? [] : builtins.before(`{{ ${index} }}`)),
    ...(expression === undefined ? [] : builtins.before(`{{ choices.index(${expression}) }}`, ['choices'])),
    ...builtins.before(`{% set target %}${target.text}{% endset %}{{ choices.index(target.strip()) }}`, ['choices']),
  ];
}

function targets(target: JinjaField, builtins: Builtins): readonly string[] {
  const expression = onlyExpression(target.text);
  return [
    ...(expression !== undefined && /^\w+$/.test(expression) ? [expression] : []),
    ...builtins.before(target.text.trim()),
    ...builtins.before(`{% set target %}${target.text}{% endset %}{{ target.strip() }}`),
  ];
}

function choicesOf(choices: Choices, builtins: Builtins): NonNullable<PlainTemplate['choices']> {
  if (choices.kind === 'list') return choices.items.map(({ text }) => text.trim());
  const expression = onlyExpression(choices.field.text);
  return {
    wordings: [
      ...(expression === undefined ? [] : [`{{ ${expression} }}`]),
      ...builtins.before('{{ choices }}', ['choices']),
    ],
  };
}

/** The built-in names of a task as `set`s. */
class Builtins {
  readonly answer: string | undefined;
  readonly #choices: readonly string[];
  /** What `options_` prints where it does not hang on the row. */
  readonly #options: string | undefined;

  constructor(choices: Choices | undefined, answer: JinjaField | undefined) {
    this.answer = answer?.text;
    this.#choices = choices === undefined ? [] : choiceSets(choices);
    if (choices?.kind === 'list') this.#options = formatOptions(choices.items.map((item) => item.text.trim()));
  }

  /** A text with what it needs in front, once for each wording. */
  before(text: string, needed: readonly string[] = []): string[] {
    const options = this.#options;
    const spelt = options === undefined ? text : text.replaceAll(/\{\{\s*options_\s*\}\}/g, () => options);
    const before = this.#setBefore(text, needed);
    return spelt === text ? before : [...this.#setBefore(spelt, needed), ...before];
  }

  #setBefore(text: string, needed: readonly string[]): string[] {
    const used = new Set([...needed, ...namesRead(text)]);
    const needsAnswer = used.has('answer') && this.answer !== undefined;
    if (needsAnswer) for (const name of namesRead(this.answer ?? '')) used.add(name);
    const needsChoices = ['choices', 'answer_choices', 'options_'].some((name) => used.has(name));
    if (!needsChoices && !needsAnswer) return [text];
    const options = used.has('options_') ? '{% set options_ = "OPTIONS:\\n- " ~ choices | join("\\n- ") %}' : '';
    const alias = used.has('answer_choices') ? '{% set answer_choices = choices %}' : '';
    const heads = needsChoices && this.#choices.length > 0 ? this.#choices : [''];
    const answers = needsAnswer ? answerSets(this.answer ?? '') : [''];
    return heads.flatMap((head) => answers.map((answer) => head + alias + options + answer + text));
  }
}

function choiceSets(choices: Choices): string[] {
  if (choices.kind === 'list') {
    return [`{% set choices = [${choices.items.map(({ text }) => literal(text.trim())).join(', ')}] %}`];
  }
  const expression = onlyExpression(choices.field.text);
  const divided = `{% set choices_ %}${choices.field.text}{% endset %}{% set choices = choices_.split("|||") | map("trim") | list %}`;
  if (expression === undefined) return [divided];
  return [
    `{% set choices = ${expression} %}`,
    `{% set choices = (${expression}) | map("string") | map("trim") | list %}`,
    divided,
  ];
}

function answerSets(answer: string): string[] {
  const expression = onlyExpression(answer);
  return [
    ...(expression === undefined ? [] : [`{% set answer = ${expression} %}`]),
    `{% set answer %}${answer}{% endset %}{% set answer = answer.strip() %}`,
  ];
}

/** Jinja reads the escapes of JSON as Python does. */
function literal(text: string): string {
  return JSON.stringify(text);
}

function namesRead(text: string): Set<string> {
  return new Set(analyse(parseTemplate(text)).uses.map(({ name }) => name));
}

/** The one expression that a text prints, as it is written. */
function onlyExpression(text: string): string | undefined {
  const trimmed = text.trim();
  const { body, problems }: Template = parseTemplate(trimmed);
  const [output] = body;
  if (body.length !== 1 || output?.type !== 'Output' || problems.length > 0) return undefined;
  return trimmed.slice(output.expression.span.start, output.expression.span.end);
}
