import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder';
import { temporaryName } from './temporary';

/** What a file turned out to be. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A file that is there only when it is whole: written beside its place, flushed to the disk, then renamed.
 * Everything here throws what the file system throws (disk full, no permission).
 */
export class OutputFile {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #temporary: string;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #open = true;

  private constructor(file: FileHandle, path: string, temporary: string) {
    this.#file = file;
    this.#path = path;
    this.#temporary = temporary;
  }

  /** Makes the folders above it too. */
  static async open(path: string): Promise<OutputFile> {
    await makeFolder(dirname(path));
    const temporary = temporaryName(path);
    return new OutputFile(await open(temporary, 'w'), path, temporary);
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.#file.writeFile(bytes);
  }

  /** Puts the whole file in its place. */
  async finish(): Promise<FileFacts> {
    await this.#file.sync();
    await this.#close();
    await rename(this.#temporary, this.#path);
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Leaves nothing behind; harmless after `finish`. */
  async discard(): Promise<void> {
    await this.#close();
    await rm(this.#temporary, { force: true });
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#file.close();
  }
}

/** Writes a text that is at hand. */
export async function writeText(path: string, text: string): Promise<FileFacts> {
  const file = await OutputFile.open(path);
  try {
    await file.write(Buffer.from(text));
    return await file.finish();
  } finally {
    await file.discard();
  }
}
