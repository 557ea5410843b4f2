import { relative } from 'node:path';
import * as l10n from '@vscode/l10n';
import { exit, type ExitStatus } from './exit';
import { colour, type Terminal } from './terminal';

/** Why a command could not do what it should; runs, exports and imports have failures of this form. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  /** From 1, as columns. */
  readonly line?: number;
  readonly column?: number;
  readonly remedy?: string;
}

/** Prints why something could not be done: place, sentence, remedy. */
export function fail(failure: Failure, terminal: Terminal): ExitStatus {
  const { file, line, column, message, remedy } = failure;
  const numbers = [line, column].filter((value) => value !== undefined).map((value) => `:${String(value)}`);
  const place = file === undefined ? '' : `${shortPath(terminal.cwd, file)}${numbers.join('')} `;
  terminal.error.write(`${place}${colour(terminal.error, 'red', l10n.t('error'))} ${failure.code} ${message}\n`);
  if (remedy !== undefined) terminal.error.write(`  ${remedy}\n`);
  return exit.failed;
}

/** A path as people type it here: relative where that is shorter. */
export function shortPath(cwd: string, path: string): string {
  const short = relative(cwd, path);
  return short !== '' && short.length < path.length ? short : path;
}
