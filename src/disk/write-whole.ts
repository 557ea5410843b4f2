import { WholeFile } from './whole-file';

/**
 * Writes a file so that a reader, or a crash, sees the old content or the new, never a part; makes the folders above it.
 *
 * @param temporary where it is written first, in the same folder
 * @throws what the file system or `content` throws; then the old content is there still
 */
export async function writeWhole(
  path: string,
  content: string | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  temporary?: string,
): Promise<void> {
  const file = await WholeFile.open(path, temporary);
  try {
    for await (const chunk of typeof content === 'string' ? [Buffer.from(content)] : content) await file.write(chunk);
    await file.finish();
  } finally {
    await file.discard();
  }
}
