import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { temporaryName } from './temporary';
import { WholeFile } from './whole-file';

/** Bytes of a seal: a SHA-256. */
export const SEAL_BYTES = 32;

/** Whether a file is as `writeSealed` wrote it. */
export type SealState = 'whole' | 'damaged' | 'missing';

/** Read at once where a seal is checked. */
const STRETCH = 1 << 20;

/** The disk took a file and gave back something else. */
export class DamagedWrite extends Error {
  override readonly name = 'DamagedWrite';
  readonly path: string;

  constructor(path: string) {
    super(`${path} cannot be read back as it was written`);
    this.path = path;
  }
}

/**
 * Writes a file whose last 32 bytes are the SHA-256 of all bytes before them. Before it takes its place it is flushed
 * and read back, so that what was there before is given up only for one that is whole.
 *
 * @throws what the file system throws, and `DamagedWrite`; then the old content is there still
 */
export async function writeSealed(path: string, content: Iterable<Uint8Array>): Promise<void> {
  const temporary = temporaryName(path);
  const file = await WholeFile.open(path, temporary);
  try {
    const hash = createHash('sha256');
    for (const chunk of content) {
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.write(hash.digest());
    await file.finish(async () => {
      if ((await checkSeal(temporary)) !== 'whole') throw new DamagedWrite(path);
    });
  } finally {
    await file.discard();
  }
}

/** Reads a sealed file to its end and compares; a file cut anywhere, or with one bit turned, is damaged. */
export async function checkSeal(path: string): Promise<SealState> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
    throw error;
  }
  try {
    const end = (await file.stat()).size - SEAL_BYTES;
    if (end < 0) return 'damaged';
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafeSlow(STRETCH);
    for (let at = 0; at < end;) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(STRETCH, end - at), at);
      if (bytesRead === 0) return 'damaged';
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    const seal = Buffer.alloc(SEAL_BYTES);
    await file.read(seal, 0, SEAL_BYTES, end);
    return seal.equals(hash.digest()) ? 'whole' : 'damaged';
  } finally {
    await file.close();
  }
}
