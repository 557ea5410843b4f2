import { dirname, posix } from 'node:path';
import * as l10n from '@vscode/l10n';
import { openDocument, type Cursor } from '../document';
import { LineIndex, type Problem, type Span } from '../text';
import type { TaskCode } from './codes';
import type { Task, TaskBase } from './task';

/** The task file that a file extends, relative to its folder (absolute, forward slashes). */
export function basePath(root: Cursor, path: string): Task['base'] {
  const at = root.get('extends');
  return at?.text === undefined || at.text === ''
    ? undefined
    : { path: posix.resolve(dirname(path), at.text), span: at.span };
}

/** The same of a file that is not read yet; most files extend none, which a look at the text tells. */
export function basePathOf(text: string, path: string): string | undefined {
  if (!/^(["']?)extends\1[ \t]*:/m.test(text)) return undefined;
  const { root } = openDocument(text);
  return root && basePath(root, path)?.path;
}

/** Why what is known of a base is not enough to run a task that extends it. */
export function baseProblem(base: TaskBase | undefined, written: string, span: Span): Problem<TaskCode> | undefined {
  if (base === undefined) return undefined;
  if (base === 'missing') {
    const message = l10n.t('There is no task file {0}; the path is relative to the folder of this file.', written);
    return { code: 'extends-missing', severity: 'error', message, span };
  }
  if (base === 'circular') {
    const message = l10n.t('{0} extends this file in turn, so neither can be read. Take one "extends" away.', written);
    return { code: 'extends-itself', severity: 'error', message, span };
  }
  const first = base.problems.find(({ severity }) => severity === 'error');
  if (!first) return undefined;
  const line = new LineIndex(base.text).positionAt(first.span.start).line + 1;
  const message = l10n.t('{0} cannot be used before this is mended in its line {1}: {2}', written, line, first.message);
  return { code: 'extends-unsound', severity: 'error', message, span };
}
