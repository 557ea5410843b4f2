import * as l10n from '@vscode/l10n';
import { err, ok, type Result } from '../text';
import type { HubProblem } from './problem';
import type { Repository } from './repository';

/** What a file names: a repository, and which of its states. */
interface Named {
  readonly id: string;
  readonly revision?: string;
}

const idPattern = /^(?:[\w.-]+\/)?[\w.-]+$/;
const commitPattern = /^[0-9a-f]{40}$/;

export function isCommit(revision: string): boolean {
  return commitPattern.test(revision);
}

/** Names become paths of the cache and of addresses: what could climb out of either is no name. */
export function checkName<N extends Named>(name: N, type: Repository['type']): Result<N, HubProblem> {
  const { id, revision } = name;
  if (!idPattern.test(id) || /\.\.|--/.test(id) || id.split('/').some((part) => /^[.-]|[.-]$/.test(part))) {
    return invalid(
      type === 'dataset'
        ? l10n.t('"{0}" is no dataset id. Write it as on the hub: "org/name".', id)
        : l10n.t('"{0}" is no model id. Write it as on the hub: "org/name".', id),
    );
  }
  if (revision !== undefined && (!/^[\w./-]+$/.test(revision) || !isSafePath(revision))) {
    return invalid(l10n.t('"{0}" is no revision. Write a branch, a tag or a commit.', revision));
  }
  return ok(name);
}

/** Whether a path of the hub stays within its repository, on Windows too. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:\0]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

function invalid(message: string): Result<never, HubProblem> {
  return err({ code: 'hub-name-invalid', message });
}
