import * as l10n from '@vscode/l10n';
import type { ExportProblem } from './problem';

/** What the file system or a cancel threw, as a problem with its remedy. */
export function problemOf(cause: unknown, out: string): ExportProblem {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const path = cause instanceof Error && 'path' in cause && typeof cause.path === 'string' ? cause.path : out;
  switch (code) {
    case 'ABORT_ERR':
    case 20: // DOMException AbortError, as `AbortSignal.throwIfAborted` throws it
      return { code: 'cancelled', message: l10n.t('The export was cancelled; nothing half-written is left.') };
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        message: l10n.t('The disk is full: the export needs more room in {0}.', out),
        remedy: l10n.t('Make room or choose another folder, then export again: files that are complete are kept.'),
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'no-permission',
        message: l10n.t('{0} may not be written.', path),
        remedy: l10n.t('Choose a folder of your own.'),
      };
    case 'ENOTDIR':
    case 'EEXIST':
      // The path is of a file that should come to lie in the folder, and may be a temporary one.
      return {
        code: 'write-failed',
        message: l10n.t('A file is in the way, where {0} needs a folder.', out),
        remedy: l10n.t('Choose another folder.'),
      };
    default:
      return {
        code: 'write-failed',
        message: l10n.t('The export failed: {0}', cause instanceof Error ? cause.message : String(cause)),
      };
  }
}
