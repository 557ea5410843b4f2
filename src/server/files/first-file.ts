import { dirname } from 'node:path';
import { findFiles } from '../../data';
import { FencedFiles } from './fenced-files';
import type { ServerFiles } from './server-files';

/**
 * The URI of the first file that a path or glob in a file stands for, with the rules by which data is found; undefined
 * where there is none, and for what lies outside the folders.
 *
 * @param path absolute, of the file that names the pattern
 * @param folders the workspace's; without any, only what lies below the file's own folder counts
 */
export async function firstFile(
  files: ServerFiles,
  path: string,
  pattern: string,
  folders: readonly string[],
): Promise<string | undefined> {
  const base = dirname(path);
  const fences = folders.length > 0 ? folders : [base];
  const fs = new FencedFiles(files, fences);
  const found = await findFiles({ kind: 'jsonl', path: pattern }, { name: '' }, { base, fs });
  const first = found.ok ? found.value[0] : undefined;
  if (first === undefined || !(await files.isInside(first, fences))) return undefined;
  const state = await files.stat(first);
  return state && !state.isFolder ? files.uriOf(first) : undefined;
}
