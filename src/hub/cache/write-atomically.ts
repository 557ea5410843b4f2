import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that readers see it whole or not at all: into a neighbour, to the disk, then renamed. Whoever
 * writes last wins; all writers of one name here write the same bytes, or a newer truth.
 */
export async function writeAtomically(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = draftOf(path);
  try {
    const handle = await open(draft, 'wx');
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** `.incomplete` is what huggingface_hub's own tools know unfinished files by. */
function draftOf(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.incomplete`;
}
