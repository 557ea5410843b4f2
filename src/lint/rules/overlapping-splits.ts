import * as l10n from '@vscode/l10n';
import type { SplitSpec } from '../../data';
import type { Finding, Rule } from '../rule';

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
      const other = splits.slice(0, at).find(([, before]) => overlap(before, spec));
      if (!other) continue;
      const trains = [name, other[0]].includes('train');
      const message = trains
        ? l10n.t('"{0}" and "{1}" share rows: what is trained on would be measured. Take slices apart.', name, other[0])
        : l10n.t('"{0}" and "{1}" share rows: what chooses the best template would also judge it.', name, other[0]);
      yield { message, span: splitSpans.get(name)!, severity: trains ? 'error' : 'warning' };
    }
  },
};

/** More rows than slices count: only what overlaps in a large split does so for certain. */
const MANY = 1e12;

function overlap(a: SplitSpec, b: SplitSpec): boolean {
  if (a.name !== b.name) return false;
  const [start, end] = rangeOf(a);
  const [otherStart, otherEnd] = rangeOf(b);
  return Math.max(start, otherStart) < Math.min(end, otherEnd);
}

function rangeOf({ start = 0, end = MANY }: SplitSpec): readonly [number, number] {
  return [start < 0 ? MANY + start : start, end < 0 ? MANY + end : end];
}
