import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from './paths';

/** An extensions folder whose only extension is this repository, by a link: as if installed, but always the last build. */
export async function linkExtension(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as {
    readonly publisher: string;
    readonly name: string;
    readonly version: string;
  };
  await mkdir(folder, { recursive: true });
  await symlink(repository, path.join(folder, `${manifest.publisher}.${manifest.name}-${manifest.version}`), 'dir');
}

/** A temporary copy of an example workspace, so that a test may break its files; `runs/` stays behind. */
export async function workspaceCopy(
  example: string,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const parent = await mkdtemp(path.join(tmpdir(), 'flan-workspace-'));
  const folder = path.join(parent, path.basename(example));
  const filter = (source: string): boolean => path.basename(source) !== 'runs';
  await cp(path.resolve(repository, example), folder, { recursive: true, filter });
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}
