import * as l10n from '@vscode/l10n';
import { analyse, bodiesOf, expressionsOf, parseTemplate, visitExpressions } from '../../../jinja';
import type { Expression, Statement } from '../../../jinja';
import { bodyFields } from '../../../task';
import { decodedAt, type Decoded } from '../edit/decoded';
import { editText, type TextChange } from '../edit/edit-text';
import { freshName } from '../edit/names';
import { inTask, type Rewrite } from './refactoring';
import { renderAlike, taskAfter } from './same-renders';
import { templateAt } from './template-at';

/**
 * Gives an expression that a prompt or an answer reads more than once a name, set where that text begins. Only one that
 * reads the row alone, for what a loop or another `set` gives is not known there yet; and only where every sample row
 * renders as before.
 */
export const extractSet = inTask(async ({ context, parsed, span }): Promise<readonly Rewrite[]> => {
  const placed = templateAt(parsed, span);
  const decoded = placed && decodedAt(parsed, span);
  if (!placed || !decoded || !bodyFields(placed.template).some(({ field }) => field.text === decoded.text)) return [];
  const names = bodyFields(placed.template).flatMap(({ field }) => namesIn(field.text));
  const repeated = repeatedAt(decoded);
  const [first] = repeated;
  if (!first) return [];
  const source = decoded.text.slice(first.start, first.end);
  const name = freshName(nameFor(source), names, '_');
  const gap = decoded.text.includes('\n') ? '\n' : '';
  const changes: readonly TextChange[] = [
    { span: { start: 0, end: 0 }, newText: `{% set ${name} = ${source} -%}${gap}` },
    ...repeated.map((each) => ({ span: each, newText: name })),
  ];
  const edits = editText(decoded.place, changes);
  const after = edits && taskAfter(parsed, edits)?.templates[placed.item.index];
  if (!after || !(await renderAlike(context, parsed, placed.template, after))) return [];
  return [
    { title: l10n.t('Give {0} a name, for its {1} uses', source, repeated.length), kind: 'refactor.extract', edits },
  ];
});

/** The places of the largest expression at the cursor that the text holds more than once; none where there is none. */
function repeatedAt({ text, span }: Decoded): readonly Expression['span'][] {
  const { body, problems } = parseTemplate(text);
  if (problems.some(({ severity }) => severity === 'error')) return [];
  const all = expressionsIn(body).filter(({ type }) => type !== 'Name' && type !== 'Constant' && type !== 'Slice');
  const sourceOf = ({ span: { start, end } }: Expression): string => text.slice(start, end);
  const here = all
    .filter((each) => each.span.start <= span.start && each.span.end >= span.end)
    .sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  for (const expression of here) {
    const same = all.filter((each) => sourceOf(each) === sourceOf(expression));
    if (same.length > 1 && isOfTheRow(sourceOf(expression), text)) return same.map((each) => each.span);
  }
  return [];
}

/** Whether an expression gives the same wherever it stands: nothing in the text sets what it reads, or is drawn. */
function isOfTheRow(source: string, text: string): boolean {
  const { uses, random } = analyse(parseTemplate(`{{ ${source} }}`));
  const set = new Set(['loop', 'self', 'caller', ...analyse(parseTemplate(text)).assigned.map(({ name }) => name)]);
  return !random && uses.length > 0 && uses.every(({ name }) => !set.has(name));
}

function expressionsIn(body: readonly Statement[]): readonly Expression[] {
  return body.flatMap((statement) => {
    const found: Expression[] = [];
    for (const expression of expressionsOf(statement)) visitExpressions(expression, (inner) => void found.push(inner));
    return [...found, ...bodiesOf(statement).flatMap(expressionsIn)];
  });
}

function namesIn(text: string): readonly string[] {
  const { uses, assigned } = analyse(parseTemplate(text));
  return [...uses, ...assigned].map(({ name }) => name);
}

/** The first words of an expression: `premise | trim` is `premise_trim`. */
function nameFor(source: string): string {
  return (source.replace(/(["']).*?\1/g, '').match(/[A-Za-z]\w*/g) ?? ['value']).slice(0, 3).join('_');
}
