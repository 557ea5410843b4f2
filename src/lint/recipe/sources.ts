import { isBySplit, type DataPath } from '../../data';
import type { Task } from '../../task';

/**
 * What a task's rows are read from, in words that are equal for equal sources: absolute paths with forward slashes, as
 * far as they are written (globs and `{split}` stay), or the dataset of the hub with its configuration.
 */
export function sourcesOf({ path, data: { source } }: Task): readonly string[] {
  if (source.kind === 'hf') return [source.config === undefined ? source.id : `${source.id}, ${source.config}`];
  const folder = path.replaceAll('\\', '/').split('/').slice(0, -1);
  return pathsOf(source.path)
    .filter((written) => written !== '')
    .map((written) => resolve(folder, written));
}

function pathsOf(path: DataPath): readonly string[] {
  if (typeof path === 'string') return [path];
  return isBySplit(path) ? [...path.values()].flat() : path;
}

function resolve(folder: readonly string[], written: string): string {
  const parts = written.replaceAll('\\', '/').split('/');
  const isAbsolute = parts[0] === '' || /^[A-Za-z]:$/.test(parts[0] ?? '');
  const out = isAbsolute ? [] : [...folder];
  for (const part of parts) {
    if (part === '..') out.pop();
    else if (part !== '.') out.push(part);
  }
  return out.join('/');
}
