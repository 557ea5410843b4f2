import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * Whether a path lies in one of the folders once links are followed: a task file of a stranger must not make the
 * server read what is elsewhere on the disk. A path that does not exist is judged by its nearest parent that does.
 */
export async function isInside(path: string, folders: readonly string[]): Promise<boolean> {
  const real = await realOf(resolve(path));
  for (const folder of folders) {
    const way = relative(await realOf(resolve(folder)), real);
    if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return true;
  }
  return false;
}

async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : resolve(await realOf(parent), relative(parent, path));
  }
}
