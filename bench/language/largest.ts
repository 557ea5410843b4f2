import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFileSystem } from '../../src/data';
import { findSources, importFiles } from '../../src/import';

/** A task file with its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * The longest of a folder's task files, or of those that its files of other projects become, such as PromptSource's
 * `templates.yaml`; undefined where there is none.
 */
export async function largestIn(folder: string): Promise<NamedText | undefined> {
  const own = await nodeFileSystem.glob(['**/*.task.flan.yaml'], folder);
  const tasks = await Promise.all(own.map(async (path) => ({ path, text: await readFile(join(path), 'utf8') })));
  const texts = tasks.length > 0 ? tasks : await converted(folder);
  const [largest] = [...texts].sort((a, b) => b.text.length - a.text.length);
  return largest && { name: largest.path.replace(/^.*\//, ''), text: largest.text };
}

async function converted(folder: string): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const { paths, found } = await findSources([folder], nodeFileSystem);
  const { files } = await importFiles(paths, { fs: nodeFileSystem, out: folder, found });
  return files;
}
