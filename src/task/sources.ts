import { Cursor } from '../document';
import type { Span } from '../text';
import type { TaskReader } from './jinja-field';
import { ParsedJinja } from './parsed-jinja';
import type { LoadedTask } from './task';

/** A file whose keys make up a task: the task's own, or one that it extends. */
export interface TaskSource {
  readonly path: string;
  readonly root: Cursor;
  readonly reader: TaskReader;
}

/** A key's value with the file that gives it. */
export interface SourcedValue extends TaskSource {
  readonly at: Cursor;
}

/**
 * The files that a task file extends, nearest first. Their problems are theirs to report, and their places are all the
 * one where the task names them.
 */
export function basesOf(base: LoadedTask, standIn: Span): readonly TaskSource[] {
  const reader: TaskReader = {
    text: base.text,
    report: () => undefined,
    ...(base.task ? { parsed: ParsedJinja.of(base.task) } : {}),
  };
  const next = typeof base.base === 'object' ? basesOf(base.base, standIn) : [];
  return [{ path: base.path, root: Cursor.root(base.document, standIn), reader }, ...next];
}

/** A root key of the nearest file that has it. */
export function valueOf(sources: readonly TaskSource[], key: string): SourcedValue | undefined {
  for (const source of sources) {
    const at = source.root.get(key);
    if (at) return { ...source, at };
  }
  return undefined;
}
