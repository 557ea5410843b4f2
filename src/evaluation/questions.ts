import * as l10n from '@vscode/l10n';
import type { IndexedRow } from '../data';
import { questionSeed } from '../mixture';
import { isBlank, renderExample, type Task, type TaskTemplate } from '../task';
import type { Question, Unscored } from './scores';

export interface QuestionSet {
  readonly questions: readonly Question[];
  readonly unscored: readonly Unscored[];
}

/**
 * Every rank-scored template of a task on every row. What cannot be asked is said, per template and reason: templates
 * that are scored by generation, rows on which a template is blank or fails, targets that are none of the choices.
 * @param seed for templates with random parts; each question gets a stream of its own.
 */
export function buildQuestions(task: Task, rows: readonly IndexedRow[], seed: string): QuestionSet {
  const questions: Question[] = [];
  const unscored: Unscored[] = [];
  for (const template of task.templates) {
    if (template.scoring !== 'rank' || template.choices === undefined) {
      unscored.push({ task: task.name, template: template.name, reason: notRanked(template) });
      continue;
    }
    const reasons = new Map<string, number>();
    for (const { row, index } of rows) {
      const asked = ask(task, template, row, index, seed);
      if (asked.kind === 'question') questions.push(asked.question);
      else reasons.set(asked.reason, (reasons.get(asked.reason) ?? 0) + 1);
    }
    for (const [reason, count] of reasons) {
      unscored.push({ task: task.name, template: template.name, rows: count, reason });
    }
  }
  return { questions, unscored };
}

type Asked =
  { readonly kind: 'question'; readonly question: Question } | { readonly kind: 'unasked'; readonly reason: string };

function ask(task: Task, template: TaskTemplate, row: IndexedRow['row'], index: number, seed: string): Asked {
  const unasked = (reason: string): Asked => ({ kind: 'unasked', reason });
  const rendered = renderExample(task, template, row, { seed: questionSeed(seed, task.name, template.name, index) });
  if (!rendered.ok) return unasked(l10n.t('it does not render ({0})', rendered.error.message));
  const example = rendered.value;
  if (isBlank(example)) return unasked(l10n.t('it is blank by design'));
  const { choices, gold } = example;
  if (choices === undefined || choices.length < 2) return unasked(l10n.t('it has fewer than two choices'));
  if (gold === undefined) return unasked(l10n.t('the target is none of the choices'));
  return {
    kind: 'question',
    question: {
      task: task.name,
      cluster: task.cluster,
      template: template.name,
      row: index,
      prompt: example.input,
      choices,
      gold,
    },
  };
}

function notRanked(template: TaskTemplate): string {
  return template.scoring === 'rank'
    ? l10n.t('it has no answer choices to rank')
    : l10n.t('it is scored by generation, which this version does not measure yet');
}
