import { createHash } from 'node:crypto';
import { WholeFile } from '../../disk';

/** What a file turned out to be. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that is there only when it is whole, counted and hashed as it is written. Throws what the file system throws. */
export class OutputFile {
  readonly #file: WholeFile;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  private constructor(file: WholeFile) {
    this.#file = file;
  }

  /** Makes the folders above it too. */
  static async open(path: string): Promise<OutputFile> {
    return new OutputFile(await WholeFile.open(path));
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.#file.write(bytes);
  }

  /** Puts the whole file in its place. */
  async finish(): Promise<FileFacts> {
    await this.#file.finish();
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Leaves nothing behind; harmless after `finish`. */
  async discard(): Promise<void> {
    await this.#file.discard();
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
