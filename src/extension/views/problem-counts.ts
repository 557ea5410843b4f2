import * as l10n from '@vscode/l10n';
import type { ProblemCounts } from '../../language';

/** The worst of what is counted, as far as it is worth a colour. */
export function worstOf(counts: ProblemCounts | undefined): 'error' | 'warning' | undefined {
  if (counts === undefined) return undefined;
  if (counts.error > 0) return 'error';
  return counts.warning > 0 ? 'warning' : undefined;
}

/** `2 errors, 1 warning`; what is of no weight is counted only where nothing else is. */
export function describeCounts({ error, warning, info, hint }: ProblemCounts): string {
  const weighty = [
    ...(error === 0 ? [] : [error === 1 ? l10n.t('1 error') : l10n.t('{0} errors', error)]),
    ...(warning === 0 ? [] : [warning === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warning)]),
  ];
  if (weighty.length > 0) return weighty.join(', ');
  const rest = info + hint;
  if (rest === 0) return l10n.t('no problems');
  return rest === 1 ? l10n.t('1 remark') : l10n.t('{0} remarks', rest);
}

export function addCounts(all: readonly (ProblemCounts | undefined)[]): ProblemCounts {
  const known = all.filter((counts) => counts !== undefined);
  const sum = (severity: keyof ProblemCounts): number => known.reduce((total, counts) => total + counts[severity], 0);
  return { error: sum('error'), warning: sum('warning'), info: sum('info'), hint: sum('hint') };
}
