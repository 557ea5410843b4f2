import { createHash } from 'node:crypto';

/**
 * Checks bytes against a hub etag: 64 hexadecimal digits are the SHA-256 of a large file (git LFS, Xet); 40 are git's
 * own name of a small one, the SHA-1 of `blob SIZE\0` and the bytes.
 */
export class Digest {
  readonly #hash;
  readonly #etag: string;
  readonly #size: number;
  #seen = 0;

  constructor(etag: string, size: number) {
    this.#etag = etag;
    this.#size = size;
    this.#hash = createHash(etag.length === 64 ? 'sha256' : 'sha1');
    if (etag.length !== 64) this.#hash.update(`blob ${size}\0`);
  }

  update(bytes: Uint8Array): void {
    this.#seen += bytes.byteLength;
    this.#hash.update(bytes);
  }

  /** To be asked once, at the end. */
  matches(): boolean {
    return this.#seen === this.#size && this.#hash.digest('hex') === this.#etag;
  }
}
