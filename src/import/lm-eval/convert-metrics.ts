import * as l10n from '@vscode/l10n';
import { textOf, type YamlNode } from '../../formats';
import type { Scoring } from '../../task';
import type { Notes } from './notes';

/** How the harness scores a task, in our words. */
export interface ConvertedScoring {
  readonly scoring: Scoring;
  readonly metrics: readonly string[];
}

/** `acc` is our `accuracy`; other measures keep the names that they have everywhere. */
const names: ReadonlyMap<string, string> = new Map([['acc', 'accuracy']]);

/** Scoring and metrics; undefined for running text, which no prompt asks for. */
export function convertScoring(entries: ReadonlyMap<string, YamlNode>, notes: Notes): ConvertedScoring | undefined {
  const output = entries.get('output_type');
  const type = textOf(output) ?? 'generate_until';
  if (type === 'loglikelihood_rolling') return undefined;
  const process = entries.get('process_results');
  if (process?.kind === 'function') {
    const why = l10n.t('Python code scores the answers; scores here are those of the task’s own metrics.');
    notes.add('person', process.place, `process_results: !function ${process.name}`, why, l10n.t('Check the metrics.'));
  }
  if (type === 'loglikelihood' && output) {
    const why = l10n.t('The harness asks how likely the one answer is; here it is generated and compared.');
    notes.add('aside', output.place, 'output_type: loglikelihood', why);
  }
  return { scoring: type === 'multiple_choice' ? 'rank' : 'generate', metrics: metricsOf(entries.get('metric_list')) };
}

function metricsOf(list: YamlNode | undefined): string[] {
  const items = list?.kind === 'list' ? list.items : [];
  const found = items.flatMap((item) => {
    const metric = item.kind === 'map' ? item.entries.get('metric') : undefined;
    const name = metric?.kind === 'function' ? metric.name.split('.').at(-1) : textOf(metric);
    return name === undefined || name === '' ? [] : [names.get(name) ?? name];
  });
  return [...new Set(found)];
}
