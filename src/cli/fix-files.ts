import { readFile, writeFile } from 'node:fs/promises';
import type { HubOptions } from '../hub';
import { applyRangeEdits, createLanguageService, type TextDocument } from '../language';
import type { Severities } from '../lint';
import { taskPath } from '../snapshot';
import { diskHost } from './disk-host';

/**
 * Cures in each file what has a certain cure, as the editor's "fix all" does, and writes the files that change.
 *
 * @param paths the files to cure
 * @param documents all of the folder's, which the checks of one file look at
 * @returns the paths of the files that were written, in the order of `paths`
 */
export async function fixFiles(
  paths: readonly string[],
  documents: ReadonlyMap<string, TextDocument>,
  hub: HubOptions,
  severities?: Severities,
): Promise<readonly string[]> {
  const service = createLanguageService(
    diskHost(
      [...documents.values()].filter(({ path }) => taskPath(path) === undefined),
      hub,
      severities,
    ),
  );
  const written: string[] = [];
  for (const path of paths) {
    const document = documents.get(path);
    const edits = document ? await service.fixAll(document) : [];
    if (!document || edits.length === 0) continue;
    await writeFile(path, (await byteOrderMark(path)) + applyRangeEdits(document.text, edits));
    service.forget(document.uri);
    written.push(path);
  }
  return written;
}

/** What reading a document leaves out, and writing it must not. */
async function byteOrderMark(path: string): Promise<string> {
  const [a, b, c] = await readFile(path);
  return a === 0xef && b === 0xbb && c === 0xbf ? '\uFEFF' : '';
}
