import * as l10n from '@vscode/l10n';
import type { ProblemCounts, WorkspaceOverview } from '../../language';
import { addCounts, describeCounts, worstOf } from './problem-counts';

/** What the status says about the checks of all files. */
export interface ChecksText {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'error' | 'warning' | 'none';
  readonly busy: boolean;
}

export function checksText(overview: WorkspaceOverview): ChecksText {
  const files = checkedFiles(overview);
  const counts = addCounts(files.map(({ problems }) => problems));
  const { unchecked } = overview;
  const all = files.length === 1 ? l10n.t('in 1 FLAN file') : l10n.t('in {0} FLAN files', files.length);
  return {
    text: l10n.t('FLAN: {0}', describeCounts(counts)),
    detail: unchecked > 0 ? l10n.t('{0}, {1} still to check', all, unchecked) : all,
    severity: worstOf(counts) ?? 'none',
    busy: unchecked > 0,
  };
}

/** A task or recipe file with what its checks found. */
export interface CheckedFile {
  readonly uri: string;
  readonly name: string;
  readonly problems: ProblemCounts | undefined;
}

/** All files, the worst first, then by name. */
export function checkedFiles({ clusters, recipes }: WorkspaceOverview): readonly CheckedFile[] {
  const files = [...clusters.flatMap(({ tasks }) => tasks), ...recipes].map(({ uri, name, problems }) => ({
    uri,
    name,
    problems,
  }));
  const weight = ({ problems }: CheckedFile): number => (problems?.error ?? 0) * 1e6 + (problems?.warning ?? 0);
  return files.sort((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
