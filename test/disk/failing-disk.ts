import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/** How the disk fails: with an error of the system, or by keeping other bytes than it was given. */
export interface DiskFault {
  readonly code: 'ENOSPC' | 'EDQUOT' | 'EIO' | 'EACCES' | 'spoil';
  /** Writes that still go well, over all files. */
  readonly after: number;
}

type WriteFile = (this: FileHandle, data: Uint8Array) => Promise<void>;

/**
 * Has every write through a file handle of this process fail from some write on, as on a full disk, until `mend`. Node's
 * handles share one prototype, so the code under test needs no hole for it.
 */
export async function failWrites({ code, after }: DiskFault): Promise<{ readonly mend: () => void }> {
  const handle = await open(tmpdir(), 'r');
  const prototype = Object.getPrototypeOf(handle) as { writeFile: WriteFile };
  await handle.close();
  const whole = prototype.writeFile;
  let writes = 0;
  prototype.writeFile = async function (this: FileHandle, data) {
    writes++;
    if (writes <= after) return whole.call(this, data);
    if (code === 'spoil') {
      await whole.call(
        this,
        Uint8Array.from(data, (byte) => byte ^ 1),
      );
      return;
    }
    await whole.call(this, data.subarray(0, Math.floor(data.length / 2)));
    throw Object.assign(new Error(`${code}: the disk fails as the test asks, write`), { code });
  };
  return { mend: () => (prototype.writeFile = whole) };
}
