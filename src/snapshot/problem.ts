import * as l10n from '@vscode/l10n';
import { differenceOf, type Problem, type Severity } from '../text';
import type { SnapshotFinding } from './compare-snapshot';
import { rowKey } from './row-key';

/** What comparing a snapshot reports. */
export type SnapshotCode = 'snapshot-changed' | 'snapshot-failed' | 'snapshot-stale';

type Changed = Extract<SnapshotFinding, { kind: 'changed' }>;

const graded: Readonly<Record<SnapshotFinding['kind'], readonly [SnapshotCode, Severity]>> = {
  changed: ['snapshot-changed', 'error'],
  failed: ['snapshot-failed', 'error'],
  'stale-row': ['snapshot-stale', 'warning'],
  'stale-template': ['snapshot-stale', 'warning'],
};

/** A finding as a problem at its place in the snapshot file. */
export function snapshotProblem(finding: SnapshotFinding): Problem<SnapshotCode> {
  const [code, severity] = graded[finding.kind];
  return { code, severity, message: tellFinding(finding), span: finding.span };
}

/** What a finding says: template, row and, for a changed text, its first line that differs. */
export function tellFinding(finding: SnapshotFinding): string {
  switch (finding.kind) {
    case 'changed':
      return tellChange(finding);
    case 'failed': {
      const { template, row, failure } = finding;
      return l10n.t(
        'Template "{0}" no longer renders row {1}, which is pinned: {2}',
        template.name,
        rowKey(row),
        failure.message,
      );
    }
    case 'stale-row':
      return l10n.t(
        'Row {0}, pinned for template "{1}", is not among the first rows of the data. Pin the template anew.',
        rowKey(finding.row),
        finding.template.name,
      );
    case 'stale-template':
      return l10n.t(
        'The task has no template "{0}" any more. Update the snapshot, or name it as before.',
        finding.name,
      );
  }
}

function tellChange({ template: { name }, row, part, difference, isRowChanged }: Changed): string {
  const { line, expected, actual } = difference;
  const which = rowKey(row);
  const from = differenceOf(expected ?? '', actual ?? '').start;
  const [now, before] = [actual, expected].map((text) => (text === undefined ? l10n.t('nothing') : quote(text, from)));
  const values = [name, which, line + 1, now!, before!] as const;
  if (part === 'input') {
    return isRowChanged
      ? l10n.t(
          'The data of row {1} has changed, and the prompt of "{0}" with it: line {2} is {3}, pinned is {4}.',
          ...values,
        )
      : l10n.t('The prompt of "{0}" for row {1} is not as pinned: line {2} is {3}, pinned is {4}.', ...values);
  }
  return isRowChanged
    ? l10n.t(
        'The data of row {1} has changed, and the target of "{0}" with it: line {2} is {3}, pinned is {4}.',
        ...values,
      )
    : l10n.t('The target of "{0}" for row {1} is not as pinned: line {2} is {3}, pinned is {4}.', ...values);
}

/** In UTF-16 units, of which a third stands before the first difference. */
const longest = 90;

/** The line around its first difference, with marks, so that white space at its end shows. */
function quote(text: string, from: number): string {
  const start = text.length <= longest ? 0 : Math.max(0, Math.min(from - longest / 3, text.length - longest));
  const end = Math.min(text.length, start + longest);
  return JSON.stringify(`${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`);
}
