import { randomBytes } from 'node:crypto';
import { writeWhole } from '../../disk';

/**
 * Writes a file of the cache, whole or not at all. Whoever writes last wins; all writers of one name here write the
 * same bytes, or a newer truth.
 */
export async function writeToCache(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  // `.incomplete` is what huggingface_hub's own tools know unfinished files by.
  await writeWhole(path, chunks, `${path}.${randomBytes(4).toString('hex')}.incomplete`);
}
