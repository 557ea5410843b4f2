import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../disk';
import { err, ok, type Result } from '../text';
import type { ImportedFile } from './importer';

/** What was done with each file; paths are absolute. */
export interface SavedFiles {
  readonly written: readonly string[];
  /** There already, with the same text. */
  readonly unchanged: readonly string[];
  /** There already with another text, and left as they are. */
  readonly kept: readonly string[];
}

export interface SaveFailure {
  readonly file: string;
  readonly message: string;
}

/** Which files stand in the way: those that are there with another text. */
export async function compareFiles(
  files: readonly ImportedFile[],
  out: string,
): Promise<Omit<SavedFiles, 'written'> & { readonly missing: readonly string[] }> {
  const missing: string[] = [];
  const unchanged: string[] = [];
  const kept: string[] = [];
  for (const { path, text } of files) {
    const file = join(out, path);
    const there = await readFile(file, 'utf8').catch(() => undefined);
    (there === undefined ? missing : there === text ? unchanged : kept).push(file);
  }
  return { missing, unchanged, kept };
}

/**
 * Writes imported task files, each whole or not at all.
 *
 * @param overwrite also files that are there with another text
 */
export async function saveFiles(
  files: readonly ImportedFile[],
  out: string,
  { overwrite }: { readonly overwrite: boolean },
): Promise<Result<SavedFiles, SaveFailure>> {
  const { missing, unchanged, kept } = await compareFiles(files, out);
  const wanted = new Set(overwrite ? [...missing, ...kept] : missing);
  const written: string[] = [];
  for (const { path, text } of files) {
    const file = join(out, path);
    if (!wanted.has(file)) continue;
    try {
      await writeWhole(file, text);
    } catch (error) {
      return err({ file, message: error instanceof Error ? error.message : String(error) });
    }
    written.push(file);
  }
  return ok({ written, unchanged, kept: overwrite ? [] : kept });
}
