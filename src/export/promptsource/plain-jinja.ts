import { namesRead, renameUses } from '../../import';
import { analyse, parseTemplate } from '../../jinja';
import type { Task, TaskTemplate } from '../../task';

/** A template's texts with nothing in them that only a task of ours knows. */
export interface PlainTexts {
  /** The body's, in their order: `input` and `target`, or `jinja`. */
  readonly texts: readonly string[];
  /** What must stand before and behind the first and the last of them. */
  readonly before: string;
  readonly after: string;
  /** The expression of the choices, if they are one, and what must be set before it. */
  readonly choices?: { readonly before: string; readonly text: string };
  /** Names of renamed columns that Jinja cannot write. */
  readonly unwritable: readonly string[];
}

/** FLAN's option list in plain Jinja, with its line breaks as escapes of a Jinja string. */
const OPTIONS = String.raw`'OPTIONS:\n- ' ~ answer_choices | join('\n- ')`;
/** The same where the list stands alone. */
const PRINTED_OPTIONS = `OPTIONS:\n- {{ answer_choices | join('\\n- ') }}`;

/**
 * Writes out what a task gives its templates beside the columns: renamed and derived columns, `choices`, `options_`,
 * `answer`, and the condition that rows must meet. What is printed alone is put in its place; what is used in any
 * other way is `set` at the beginning. The texts render as they do here.
 */
export function plainJinja(task: Task, template: TaskTemplate, bodyTexts: readonly string[]): PlainTexts {
  const names = new Map<string, string>();
  const unwritable: string[] = [];
  for (const [column, name] of task.data.rename) {
    const written = column.replaceAll('-', '_');
    if (!/^[A-Za-z_]\w*$/.test(written)) unwritable.push(column);
    names.set(name, written);
  }
  const choices = template.choices?.kind === 'expression' ? template.choices.field.text : undefined;
  const answer = template.answer?.text;
  const keepIf = task.dataFields.find(({ key }) => key === 'keep_if')?.field.text;
  const roots = [...bodyTexts, choices ?? '', answer ?? '', keepIf ?? ''];
  const derived = defineDerived(task, roots, names);

  const rowNames = new Map(names);
  if (template.choices) names.set('choices', 'answer_choices');
  const scope = new Definitions(names, [...bodyTexts]);
  if (answer !== undefined) scope.defineAnswer(answer);
  if (template.choices) scope.defineOptions();
  const condition = keepIf === undefined ? undefined : expressionOf(renameUses(keepIf, rowNames));
  return {
    texts: scope.texts.map((text) => renameUses(text, names)),
    before: `${derived}${condition === undefined ? '' : `{% if ${condition} %}`}${scope.before}`,
    after: condition === undefined ? '' : '{% endif %}',
    ...(choices === undefined ? {} : { choices: plainChoices(task, choices, derived, rowNames) }),
    unwritable,
  };
}

/** Whether a condition can be written as an `if`: it is one expression, printed. */
export function isExpression(text: string): boolean {
  return expressionOf(text) !== undefined;
}

/** `set`s for the derived columns that are read, in their order; later ones see earlier ones. */
function defineDerived(task: Task, roots: readonly string[], names: Map<string, string>): string {
  const fields = task.dataFields.filter(({ key }) => key === 'derive');
  const read = new Set(roots.flatMap((text) => [...namesRead(text)]));
  for (const { name, field } of fields.toReversed()) {
    if (read.has(name)) for (const inner of namesRead(field.text)) read.add(inner);
  }
  let out = '';
  for (const { name, field } of fields) {
    if (!read.has(name)) continue;
    // A block that sets what it reads would read nothing in Jinja.
    const own = namesRead(field.text).has(name) ? `${name}_derived` : name;
    out += block(own, renameUses(field.text, names));
    names.set(name, own);
  }
  return out;
}

/** PromptSource renders the choices from the row alone: derived columns that they read are set there again. */
function plainChoices(
  task: Task,
  choices: string,
  derived: string,
  names: ReadonlyMap<string, string>,
): { readonly before: string; readonly text: string } {
  const read = namesRead(choices);
  const isDerived = task.dataFields.some(({ key, name }) => key === 'derive' && read.has(name));
  return { before: isDerived ? derived : '', text: renameUses(choices, names) };
}

function block(name: string, text: string, filter = ''): string {
  return `{% set ${name}${filter} %}${text}{% endset %}`;
}

/** The built-ins of a task, written out in its texts or set before them. */
class Definitions {
  readonly #names: Map<string, string>;
  texts: readonly string[];
  before = '';

  constructor(names: Map<string, string>, texts: readonly string[]) {
    this.#names = names;
    this.texts = texts;
  }

  defineAnswer(answer: string): void {
    if (!this.#isRead('answer')) return;
    const trimmed = answer.trim();
    // A choice is stripped already, as an answer is.
    if (/^\{\{[^{}]*\bchoices\[[^{}[\]]*\]\s*\}\}$/.test(trimmed) && this.#isOnlyPrinted('answer')) {
      this.#print('answer', trimmed);
      return;
    }
    const own = namesRead(answer).has('answer') ? 'answer_text' : 'answer';
    this.before += block(own, renameUses(answer, this.#names), ' | trim');
    if (own !== 'answer') this.#names.set('answer', own);
  }

  defineOptions(): void {
    const isInBefore = namesRead(this.before).has('options_');
    if (!this.#isRead('options_') && !isInBefore) return;
    if (!isInBefore && this.#isOnlyPrinted('options_')) this.#print('options_', PRINTED_OPTIONS);
    else this.before = `{% set options_ = ${OPTIONS} %}${this.before}`;
  }

  #isRead(name: string): boolean {
    return this.texts.some((text) => namesRead(text).has(name));
  }

  /** Whether each use is `{{ name }}` and nothing else. */
  #isOnlyPrinted(name: string): boolean {
    return this.texts.every((text) => {
      const uses = analyse(parseTemplate(text)).uses.filter((use) => use.name === name).length;
      return [...text.matchAll(printed(name))].length === uses;
    });
  }

  #print(name: string, replacement: string): void {
    this.texts = this.texts.map((text) => text.replaceAll(printed(name), () => replacement));
  }
}

function printed(name: string): RegExp {
  return new RegExp(String.raw`\{\{\s*${name}\s*\}\}`, 'g');
}

/** The text between the braces of a template that is one printed expression. */
function expressionOf(text: string): string | undefined {
  const { body, problems } = parseTemplate(text.trim());
  const [only, ...more] = body;
  if (problems.length > 0 || more.length > 0 || only?.type !== 'Output') return undefined;
  const { start, end } = only.expression.span;
  const source = text
    .trim()
    .slice(2, -2)
    .replace(/^[-+]|[-+]$/g, '');
  return only.span.start === 0 && end > start ? source.trim() : undefined;
}
