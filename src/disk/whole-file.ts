import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder';
import { temporaryName } from './temporary';

/**
 * A file that is there only when it is whole: written beside its place, flushed to the disk, then renamed over what was
 * there. Everything here throws what the file system throws (disk full, no permission).
 */
export class WholeFile {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #temporary: string;
  #open = true;

  private constructor(file: FileHandle, path: string, temporary: string) {
    this.#file = file;
    this.#path = path;
    this.#temporary = temporary;
  }

  /**
   * Makes the folders above it too.
   *
   * @param temporary where it is written, in the same folder
   */
  static async open(path: string, temporary = temporaryName(path)): Promise<WholeFile> {
    await makeFolder(dirname(path));
    return new WholeFile(await open(temporary, 'wx'), path, temporary);
  }

  async write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#file.writeFile(bytes);
    } catch (error) {
      throw this.#named(error);
    }
  }

  /**
   * Puts the whole file in its place.
   *
   * @param check looks at the flushed file first; where it throws, what was there stays
   */
  async finish(check?: () => Promise<void>): Promise<void> {
    try {
      await this.#file.sync();
    } catch (error) {
      throw this.#named(error);
    }
    await this.#close();
    await check?.();
    await rename(this.#temporary, this.#path);
    await syncFolder(dirname(this.#path));
  }

  /** Leaves nothing behind; harmless after `finish`. */
  async discard(): Promise<void> {
    await this.#close();
    await rm(this.#temporary, { force: true });
  }

  /** Errors of an open file do not say which one it is. */
  #named(error: unknown): unknown {
    return error instanceof Error && !('path' in error) ? Object.assign(error, { path: this.#path }) : error;
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#file.close();
  }
}

/** Makes the rename itself durable; Windows cannot open folders and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
