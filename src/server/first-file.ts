import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { URI } from 'vscode-uri';
import { findFiles } from '../data';
import { FencedFiles } from './fenced-files';
import { isInside } from './inside';

/**
 * The URI of the first file that a path or glob in a file stands for, with the rules by which data is found; undefined
 * where there is none, and for what lies outside the folders.
 *
 * @param path absolute, of the file that names the pattern
 * @param folders the workspace's; without any, only what lies below the file's own folder counts
 */
export async function firstFile(
  path: string,
  pattern: string,
  folders: readonly string[],
): Promise<string | undefined> {
  const base = dirname(path);
  const fences = folders.length > 0 ? folders : [base];
  const found = await findFiles({ kind: 'jsonl', path: pattern }, { name: '' }, { base, fs: new FencedFiles(fences) });
  const first = found.ok ? found.value[0] : undefined;
  if (first === undefined || !(await isInside(first, fences)) || !(await isFile(first))) return undefined;
  return URI.file(first).toString();
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
