import { basename, dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { DamagedWrite } from '../disk';
import { lastCheckpoint } from './checkpoints';
import type { RunFailure } from './events';
import { hasCode } from './json-lines';
import { runPaths } from './paths';

/** What a file system says when there is no room left, on it or for this user. */
const FULL = ['ENOSPC', 'EDQUOT'];
/** What it says when it will not, or cannot, take a file. */
const REFUSED = ['EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENFILE', 'EFBIG'];

/** A failure of the disk as what it means for the run; undefined for any other error. */
export async function diskFailure(error: unknown, dir: string): Promise<RunFailure | undefined> {
  const isFull = FULL.some((code) => hasCode(error, code));
  if (!isFull && !(error instanceof DamagedWrite) && !REFUSED.some((code) => hasCode(error, code))) return undefined;
  const file = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : dir;
  const kept = await lastCheckpoint(runPaths(dir).checkpoints);
  if (isFull) {
    return {
      code: 'disk-full',
      message: l10n.t('The disk is full: {0} could not be written to {1}.', basename(file), dirname(file)),
      file,
      remedy:
        kept === undefined
          ? l10n.t('Free some space and resume the run; it has no checkpoint yet, so it begins again.')
          : l10n.t('Free some space and resume the run; it goes on from {0}, which is whole.', kept),
    };
  }
  const { message } = error as Error;
  return {
    code: 'disk-failed',
    message: l10n.t('{0} could not be written: {1}', file, message),
    file,
    remedy:
      kept === undefined
        ? l10n.t('Make the folder writable and resume the run; it has no checkpoint yet, so it begins again.')
        : l10n.t('Make the folder writable and resume the run; it goes on from {0}, which is whole.', kept),
  };
}
