import { SEAL_BYTES, writeSealed, writeWhole } from '../disk';
import { float32ToFloat16 } from './float16';
import type { Tensor } from './tensor';

/** How numbers are stored. */
export type StoredDtype = 'f32' | 'f16';

export function bytesPerNumber(dtype: StoredDtype): number {
  return dtype === 'f32' ? 4 : 2;
}

/**
 * Writes a safetensors file atomically, tensors in the order given.
 * @param metadata goes into `__metadata__`: text by name.
 * @param sealed adds a last tensor, `sha256`, that holds the hash of all bytes before it (see `writeSealed`).
 * @throws what the file system throws.
 */
export async function writeSafetensors(
  path: string,
  tensors: Iterable<readonly [string, Tensor]>,
  options: { readonly dtype: StoredDtype; readonly metadata?: ReadonlyMap<string, string>; readonly sealed?: boolean },
): Promise<void> {
  const list = [...tensors];
  const bytesEach = bytesPerNumber(options.dtype);
  const header: Record<string, unknown> = {};
  if (options.metadata !== undefined) header['__metadata__'] = Object.fromEntries(options.metadata);
  let offset = 0;
  for (const [name, { shape, data }] of list) {
    const end = offset + data.length * bytesEach;
    header[name] = { dtype: options.dtype.toUpperCase(), shape, data_offsets: [offset, end] };
    offset = end;
  }
  if (options.sealed === true) {
    // Eight numbers of four bytes that nobody reads as numbers.
    header['sha256'] = { dtype: 'F32', shape: [SEAL_BYTES / 4], data_offsets: [offset, offset + SEAL_BYTES] };
    await writeSealed(path, chunksOf(header, list, options.dtype));
  } else await writeWhole(path, chunksOf(header, list, options.dtype));
}

function* chunksOf(
  header: Record<string, unknown>,
  tensors: readonly (readonly [string, Tensor])[],
  dtype: StoredDtype,
): Iterable<Uint8Array> {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  // Spaces pad the header, so that the numbers behind it lie on 8-byte boundaries and can be mapped.
  const padded = Buffer.alloc(Math.ceil(json.length / 8) * 8, ' ');
  json.copy(padded);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  yield length;
  yield padded;
  for (const [, { data }] of tensors) {
    const stored = dtype === 'f32' ? data : Uint16Array.from(data, float32ToFloat16);
    yield new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
  }
}
