import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { splitsOverlap } from '../splits-overlap';

/**
 * Splits that share stored rows (39). Rows of `test` that were trained on, or that the best template was chosen by,
 * make every number of the report too good: an error where training rows are measured, a warning where `dev` and `test`
 * are the same.
 */
export const overlappingSplits: Rule = {
  code: 'overlapping-splits',
  severity: 'error',
  get title() {
    return l10n.t('Two splits that share rows');
  },
  *check({ data, splitSpans }): Iterable<Finding> {
    const splits = [...data.splits].filter(([name]) => splitSpans.has(name));
    for (const [at, [name, spec]] of splits.entries()) {
      const other = splits.slice(0, at).find(([, before]) => splitsOverlap(before, spec));
      if (!other) continue;
      const trains = [name, other[0]].includes('train');
      const message = trains
        ? l10n.t('"{0}" and "{1}" share rows: what is trained on would be measured. Take slices apart.', name, other[0])
        : l10n.t('"{0}" and "{1}" share rows: what chooses the best template would also judge it.', name, other[0]);
      yield { message, span: splitSpans.get(name)!, severity: trains ? 'error' : 'warning' };
    }
  },
};
