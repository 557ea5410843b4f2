import * as l10n from '@vscode/l10n';
import type { Task, TaskTemplate } from '../../task';
import { closest, type Span } from '../../text';
import type { Finding, Rule } from '../rule';

/**
 * Metrics that cannot measure what a template asks, and names that are misspelled (30). Only what is written counts:
 * the default says nothing. A warning, as a number would be missing from every report; names that are like no known
 * one are the author's own. PromptSource: 154 findings in 32 files. Issue 4 counts 187 templates without choices; a
 * list that templates share is told once here. Its 16 with choices but only text measures are not ranked after the
 * import, and its one misspelled name is not imported.
 */
export const unfitMetric: Rule = {
  code: 'unfit-metric',
  severity: 'warning',
  get title() {
    return l10n.t('A metric that does not suit the template');
  },
  *check(task): Iterable<Finding> {
    if (task.metricsSpan) yield* judge(task.metrics, task.metricsSpan, inheriting(task));
    for (const template of task.templates) {
      if (template.metricsSpan) yield* judge(template.metrics, template.metricsSpan, [template]);
    }
  },
};

/** Templates that are measured by the task's own list. A turned-around one is never what the list was written for. */
function inheriting({ templates }: Task): readonly TaskTemplate[] {
  return templates.filter(({ metricsSpan, kind }) => !metricsSpan && kind !== 'inverted');
}

function* judge(metrics: readonly string[], span: Span, templates: readonly TaskTemplate[]): Iterable<Finding> {
  for (const metric of metrics) {
    const near = nearestMetric(metric);
    if (near !== undefined) yield { message: l10n.t('"{0}" is no metric. Did you mean "{1}"?', metric, near), span };
  }
  if (templates.length === 0) return;
  if (metrics.includes('accuracy') && templates.every(({ choices }) => !choices)) {
    const message = l10n.t('Accuracy compares choices, and there are none. Add "choices", or name another metric.');
    yield { message, span };
  }
  const isRanked = templates.every(({ scoring }) => scoring === 'rank');
  if (isRanked && metrics.length > 0 && metrics.every((metric) => ofText.includes(metric))) {
    const message = l10n.t(
      '"{0}" compares written texts, but the choices are ranked. Add accuracy.',
      metrics.join(', '),
    );
    yield { message, span };
  }
}

/** Measures of how near one text is to another. */
const ofText: readonly string[] = ['bleu', 'rouge', 'squad', 'edit_distance', 'coqa_f1', 'trivia_qa', 'chrf', 'ter'];
const known: readonly string[] = [
  ...ofText,
  'accuracy',
  'auc',
  'exact_match',
  'f1',
  'macro_f1',
  'mean_reciprocal_rank',
  'multirc',
  'pearson',
  'perplexity',
  'spearman',
];

/** The known metric that a misspelled name means; undefined for known ones, and for those that are like none. */
export function nearestMetric(metric: string): string | undefined {
  if (known.includes(metric)) return undefined;
  return known.find((name) => fold(name) === fold(metric)) ?? closest(metric, known);
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
