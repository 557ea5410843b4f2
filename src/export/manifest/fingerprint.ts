import { createHash } from 'node:crypto';
import type { RowEntry } from '../../data';
import { encodeRow } from '../rows/row-store';

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Of everything that some output depends on; objects count by their JSON, so keep their keys in one order. */
export function fingerprint(...inputs: readonly unknown[]): string {
  return sha256(JSON.stringify(inputs));
}

/** A digest of rows as they pass by. */
export class RowDigest {
  readonly #hash = createHash('sha256');

  /** The same entries, each counted as it is taken. */
  async *through(rows: AsyncIterable<RowEntry>): AsyncGenerator<RowEntry> {
    for await (const entry of rows) {
      if (entry.kind === 'row') this.#hash.update(encodeRow(entry));
      yield entry;
    }
  }

  value(): string {
    return this.#hash.copy().digest('hex');
  }
}
