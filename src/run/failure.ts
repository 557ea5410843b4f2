import * as l10n from '@vscode/l10n';
import { LineIndex, type Problem } from '../text';
import type { RunFailure, RunFailureCode } from './events';

/** The first error among a file's problems as a failure; undefined where none is an error. */
export function firstError(
  code: RunFailureCode,
  file: string,
  text: string,
  problems: readonly Problem[],
): RunFailure | undefined {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const first = errors[0];
  if (first === undefined) return undefined;
  const { line, character } = new LineIndex(text).positionAt(first.span.start);
  const others = errors.length - 1;
  return {
    code,
    message: first.message,
    file,
    line: line + 1,
    column: character + 1,
    ...(others === 0 ? {} : { remedy: l10n.t('{0} more like this: run `flan-workbench check`.', others) }),
  };
}

/** Thrown by the worker's own checkpoints when a cancel has arrived; caught where the worker begins. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
