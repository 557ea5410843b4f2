import * as l10n from '@vscode/l10n';
import { analyse, parseTemplate } from '../../../jinja';
import { bodyParts, type BodyPart, type Task } from '../../../task';
import { entriesOf, endOfLine, lineEndOf } from '../edit/entries';
import { freshName } from '../edit/names';
import { scalarPlace, type ScalarPlace } from '../edit/scalar-place';
import { writeLike } from '../edit/write-like';
import { asScalar } from '../../names/spell';
import { escapeSnippet, insertBehind } from './insert-template';
import { inTask, type Rewrite, type TaskSelection } from './refactoring';
import { taskAfter } from './same-renders';
import { templateAt, type PlacedTemplate } from './template-at';

/**
 * Turns the task around, as up to three templates of ten do in FLAN (paper, section 2.2): a new template gives the
 * answer and asks for what the prompt had given. The prompt stays, with the longest of its fields left out, and the
 * model writes that field. How it is worded is the author's to improve, so it stands behind the template that it is
 * made of, with the cursor on its name.
 */
export const invertTemplate = inTask(async (selection): Promise<readonly Rewrite[]> => {
  const { parsed, span } = selection;
  const { task } = parsed.loaded;
  const placed = templateAt(parsed, span);
  if (!task || !placed || placed.template.kind !== 'original') return [];
  const field = await fieldToAskFor(selection, placed);
  const lines = field !== undefined && invertedLines(selection, task, placed, field);
  if (!lines) return [];
  const { item } = placed;
  const body = lines.join(lineEndOf(parsed.text));
  const edit = insertBehind(parsed.text, item, { lines: body, snippet: withCursor(body) });
  const after = taskAfter(parsed, [edit]);
  if (after?.templates[item.index + 1]?.kind !== 'inverted') return [];
  return [
    {
      title: l10n.t('Turn the task around: ask for "{0}"', field),
      kind: 'refactor.rewrite',
      edits: [edit],
    },
  ];
});

/** The name first, then what is asked for: what the author is most likely to reword. */
function withCursor(lines: string): string {
  const [, head = '', name = '', tail = ''] = /^(\s*- +name: )([^\r\n]*)([\s\S]*)$/.exec(lines) ?? [];
  const asked = tail.lastIndexOf(ASKED);
  const [before, after] = [tail.slice(0, asked), tail.slice(asked + ASKED.length)];
  const stop = (index: number, text: string): string => `\${${String(index)}:${escapeSnippet(text)}}`;
  return `${escapeSnippet(head)}${stop(1, name)}${escapeSnippet(before)}${stop(2, ASKED)}${escapeSnippet(after)}$0`;
}

/** How the draft asks; the field's mark follows. */
const ASKED = 'Write a text that could stand in place of';

/**
 * The field that the prompt prints and nothing else reads, of the longest text in the sample: what would have been
 * given is what can be asked for. Undefined where control flow decides over each of them.
 */
async function fieldToAskFor(
  { context, parsed }: TaskSelection,
  { template }: PlacedTemplate,
): Promise<string | undefined> {
  const { input, target } = bodyParts(template);
  if (input.field === target.field && input.span.end === target.span.end) return undefined;
  const readByAnswer = new Set([textOf(target), template.answer?.text ?? ''].flatMap((text) => namesIn(text)));
  const { rows, columns } = await context.sample(parsed);
  const known = new Set(columns.map(({ name }) => name));
  const printed = printedFields(textOf(input)).filter((name) => {
    const uses = namesIn(textOf(input)).filter((each) => each === name).length;
    const isPrintedOnly = uses === placesOf(textOf(input), name).length;
    return isPrintedOnly && !readByAnswer.has(name) && (known.size === 0 || known.has(name)) && !builtIn.has(name);
  });
  const length = (name: string): number => {
    const values = rows.map((row) => row.get(name));
    return values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
  };
  const asText = rows.length === 0 ? printed : printed.filter((name) => length(name) > 0);
  return asText.reduce<string | undefined>(
    (best, name) => (best === undefined || length(name) > length(best) ? name : best),
    undefined,
  );
}

const builtIn: ReadonlySet<string> = new Set(['choices', 'answer_choices', 'options_', 'answer']);

function textOf({ field, span }: BodyPart): string {
  return field.text.slice(span.start, span.end);
}

/** The names that a text reads, each as often as it does. */
function namesIn(text: string): readonly string[] {
  return analyse(parseTemplate(text)).uses.map(({ name }) => name);
}

/** Names that stand alone in a tag that prints, filters aside, in the order of the text. */
function printedFields(text: string): readonly string[] {
  return [...new Set([...text.matchAll(outputs)].map(([, name = '']) => name))];
}

function placesOf(text: string, name: string): readonly RegExpMatchArray[] {
  return [...text.matchAll(outputs)].filter(([, each]) => each === name);
}

const outputs = /\{\{-?\s*([A-Za-z_]\w*)\s*(?:\|[^{}]*)?-?\}\}/g;

/** The lines of the new template; undefined where its texts cannot be written as the others of the file are. */
function invertedLines(
  { parsed }: TaskSelection,
  { templates }: Task,
  { item, template }: PlacedTemplate,
  field: string,
): readonly string[] | undefined {
  const { text, loaded } = parsed;
  const entries = entriesOf(item.map, text);
  const [first] = entries;
  const key = template.body.kind === 'joined' ? 'jinja' : 'input';
  const place = scalarPlace(loaded.document, text, ['templates', item.index, key]);
  if (!first || !place) return undefined;
  const { input, target } = bodyParts(template);
  const block: ScalarPlace = { ...place, style: 'literal' };
  const prompt = writeLike(block, askFor(textOf(input), textOf(target), field));
  const answer = writeLike(block, `{{ ${field} }}`);
  if (prompt === undefined || answer === undefined) return undefined;
  const name = freshName(
    `${template.name.trim()}-inverted`,
    templates.map((each) => each.name),
    '-',
  );
  // Its own choices and answer are what its prompt reads; choices of its own would rank it.
  const kept = entries.filter((entry) => entry.key === 'choices' || entry.key === 'answer');
  const margin = ' '.repeat(first.column);
  const lines = [
    `name: ${asScalar(name)}`,
    'kind: inverted',
    ...(kept.some((entry) => entry.key === 'choices') ? ['scoring: generate'] : []),
    ...kept.map(({ span }) => text.slice(span.start, endOfLine(text, span.end))),
    `input: ${prompt}`,
    `target: ${answer}`,
  ];
  return lines.map((line, index) => (index === 0 ? text.slice(item.span.start, first.span.start) : margin) + line);
}

/**
 * The prompt with a field left out, then its answer and what is asked for now. In English, as the instructions of most
 * tasks are: it is a draft in the author's file, not a message to them.
 */
function askFor(prompt: string, answer: string, field: string): string {
  const mark = `[${field}]`;
  const question = prompt
    .replace(/\s*\{\{-?\s*options_\s*-?\}\}[ \t]*(?=\n|$)/g, '')
    .replace(outputs, (tag: string, name: string) => (name === field ? mark : tag))
    .trim();
  return `${question}\n\nAnswer: ${answer.trim()}\n\n${ASKED} ${mark}.`;
}
