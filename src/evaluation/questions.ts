import * as l10n from '@vscode/l10n';
import type { IndexedRow } from '../data';
import { questionSeed } from '../mixture';
import { isBlank, renderExample, type Scoring, type Task, type TaskTemplate } from '../task';
import { measuresOf } from './metrics/measures';
import type { Question, Unscored } from './scores';
import type { WritingQuestion } from './written';

export interface QuestionSet {
  /** Of templates whose choices are ranked. */
  readonly questions: readonly Question[];
  /** Of templates whose answers are written. */
  readonly writing: readonly WritingQuestion[];
  readonly unscored: readonly Unscored[];
}

/**
 * The templates of a task on every row, as far as they are scored in one of the ways that are wanted. What cannot be
 * asked is said, per template and reason: rows on which a template is blank or fails, targets that are none of the
 * choices, metrics that measure no text.
 * @param seed for templates with random parts; each question gets a stream of its own.
 */
export function buildQuestions(
  task: Task,
  rows: readonly IndexedRow[],
  seed: string,
  scoring: readonly Scoring[] = ['rank', 'generate'],
): QuestionSet {
  const questions: Question[] = [];
  const writing: WritingQuestion[] = [];
  const unscored: Unscored[] = [];
  for (const template of task.templates) {
    const leaveOut = (reason: string): unknown => unscored.push({ task: task.name, template: template.name, reason });
    if (!scoring.includes(template.scoring)) {
      leaveOut(l10n.t('it has "scoring: {0}", which the recipe leaves out of "eval.scoring"', template.scoring));
      continue;
    }
    if (template.scoring === 'rank' && template.choices === undefined) {
      leaveOut(l10n.t('it has no answer choices to rank'));
      continue;
    }
    if (template.scoring === 'generate') for (const reason of notMeasured(template)) leaveOut(reason);
    const reasons = new Map<string, number>();
    for (const { row, index } of rows) {
      const asked = ask(task, template, row, index, seed);
      if (asked.kind === 'question') questions.push(asked.question);
      else if (asked.kind === 'writing') writing.push(asked.question);
      else reasons.set(asked.reason, (reasons.get(asked.reason) ?? 0) + 1);
    }
    for (const [reason, count] of reasons) {
      unscored.push({ task: task.name, template: template.name, rows: count, reason });
    }
  }
  return { questions, writing, unscored };
}

type Asked =
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'writing'; readonly question: WritingQuestion }
  | { readonly kind: 'unasked'; readonly reason: string };

function ask(task: Task, template: TaskTemplate, row: IndexedRow['row'], index: number, seed: string): Asked {
  const unasked = (reason: string): Asked => ({ kind: 'unasked', reason });
  const rendered = renderExample(task, template, row, { seed: questionSeed(seed, task.name, template.name, index) });
  if (!rendered.ok) return unasked(l10n.t('it does not render ({0})', rendered.error.message));
  const example = rendered.value;
  if (isBlank(example)) return unasked(l10n.t('it is blank by design'));
  const place = { task: task.name, cluster: task.cluster, template: template.name, row: index, prompt: example.input };
  if (template.scoring === 'generate')
    return { kind: 'writing', question: { ...place, target: example.target, metrics: template.metrics } };
  const { choices, gold } = example;
  if (choices === undefined || choices.length < 2) return unasked(l10n.t('it has fewer than two choices'));
  if (gold === undefined) return unasked(l10n.t('the target is none of the choices'));
  return { kind: 'question', question: { ...place, choices, gold } };
}

/** Metrics of a written answer that measure no text; where all are such, how often it is the target is measured. */
function notMeasured({ metrics }: TaskTemplate): readonly string[] {
  return measuresOf(metrics).unknown.map((metric) => l10n.t('its metric "{0}" measures no written text', metric));
}
