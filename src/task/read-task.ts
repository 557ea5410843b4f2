import type { FileSystem } from '../data';
import { basePathOf } from './base-path';
import { loadTask } from './load-task';
import type { LoadedTask, TaskBase } from './task';

/** Reads a task file with those that it extends. */
export async function readTask(text: string, path: string, fs: FileSystem): Promise<LoadedTask> {
  return loadTask(text, path, undefined, await baseOf(text, path, fs, [path]));
}

/** @param behind the files on the way, of which none may come again */
async function baseOf(
  text: string,
  path: string,
  fs: FileSystem,
  behind: readonly string[],
): Promise<TaskBase | undefined> {
  const base = basePathOf(text, path);
  if (base === undefined) return undefined;
  if (behind.includes(base)) return 'circular';
  let found: string;
  try {
    found = new TextDecoder().decode(await fs.readFile(base));
  } catch {
    return 'missing';
  }
  return loadTask(found, base, undefined, await baseOf(found, base, fs, [...behind, base]));
}
