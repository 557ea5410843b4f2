import type { FileHandle } from 'node:fs/promises';
import { open, realpath } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import type { ModelError } from './errors';
import { modelError } from './errors';
import { bfloat16ToFloat32, float16ToFloat32 } from './float16';
import type { SafetensorsDtype } from './safetensors-header';
import { parseHeader } from './safetensors-header';
import type { Tensor } from './tensor';
import { elementCount } from './tensor';

/** A tensor that stays where it lies, in a safetensors file: for reading later, or for mapping into memory. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly dtype: 'f32' | 'f16' | 'bf16';
  /** The file itself, no link to it. */
  readonly file: string;
  /** Of its first byte in the file. */
  readonly offset: number;
  readonly bytes: number;
}

/** What a safetensors file holds, its numbers unread. */
export interface SafetensorsIndex {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** The `__metadata__` of the header: text by name. */
  readonly metadata: ReadonlyMap<string, string>;
}

const DTYPES: Readonly<Record<SafetensorsDtype, StoredTensor['dtype']>> = { F32: 'f32', F16: 'f16', BF16: 'bf16' };

/** The format's own limit (huggingface/safetensors, `MAX_HEADER_SIZE`). */
const MAX_HEADER = 100_000_000;

/**
 * Reads the header of a safetensors file (F32, F16, BF16).
 * @returns an error for a missing file, a header that breaks the format, or contents cut short.
 */
export async function indexSafetensors(path: string): Promise<Result<SafetensorsIndex, ModelError>> {
  return withFile(path, async (file) => {
    const size = (await file.stat()).size;
    const lengthBytes = await readExactly(file, 0, Math.min(8, size));
    if (lengthBytes.length < 8) return broken(path, l10n.t('it is shorter than its header'));
    const headerLength = Number(lengthBytes.readBigUInt64LE());
    if (headerLength > MAX_HEADER || 8 + headerLength > size)
      return broken(path, l10n.t('its header claims {0} bytes of {1}', headerLength, size));
    const text = (await readExactly(file, 8, headerLength)).toString('utf8');
    const header = parseHeader(text, size - 8 - headerLength);
    if (!header.ok) return broken(path, header.error);
    const real = await realpath(path);
    const tensors = new Map<string, StoredTensor>();
    for (const [name, { dtype, shape, begin, end }] of header.value.infos)
      tensors.set(name, {
        shape,
        dtype: DTYPES[dtype],
        file: real,
        offset: 8 + headerLength + begin,
        bytes: end - begin,
      });
    return ok({ tensors, metadata: header.value.metadata });
  });
}

/** Reads tensors as 32-bit floats, one after another; each file is opened once. */
export async function readStored<K>(
  stored: Iterable<readonly [K, StoredTensor]>,
): Promise<Result<Map<K, Tensor>, ModelError>> {
  const byFile = new Map<string, (readonly [K, StoredTensor])[]>();
  for (const entry of stored) {
    const entries = byFile.get(entry[1].file);
    if (entries === undefined) byFile.set(entry[1].file, [entry]);
    else entries.push(entry);
  }
  const tensors = new Map<K, Tensor>();
  for (const [path, entries] of byFile) {
    const read = await withFile(path, async (file) => {
      for (const [key, tensor] of entries)
        tensors.set(key, {
          shape: tensor.shape,
          data: toFloat32(await readExactly(file, tensor.offset, tensor.bytes), tensor),
        });
      return ok(undefined);
    });
    if (!read.ok) return read;
  }
  return ok(tensors);
}

async function withFile<T>(
  path: string,
  use: (file: FileHandle) => Promise<Result<T, ModelError>>,
): Promise<Result<T, ModelError>> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return missing
      ? modelError('model-file-missing', l10n.t('There is no file {0}.', path), path)
      : modelError('model-file-unreadable', l10n.t('{0} cannot be read: {1}', path, String(cause)), path);
  }
  try {
    return await use(file);
  } catch (cause) {
    return modelError('model-file-unreadable', l10n.t('{0} cannot be read: {1}', path, String(cause)), path);
  } finally {
    await file.close();
  }
}

function toFloat32(bytes: Buffer, { dtype, shape }: StoredTensor): Float32Array {
  const count = elementCount(shape);
  // Node reads into memory that may start at any byte; a typed array needs its own alignment.
  const aligned = bytes.byteOffset % 4 === 0;
  const own = aligned ? bytes.buffer : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const at = aligned ? bytes.byteOffset : 0;
  switch (dtype) {
    case 'f32':
      return new Float32Array(own, at, count);
    case 'f16':
      return widened(new Uint16Array(own, at, count), float16ToFloat32);
    case 'bf16':
      return widened(new Uint16Array(own, at, count), bfloat16ToFloat32);
  }
}

function widened(halves: Uint16Array, widen: (half: number) => number): Float32Array {
  const out = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) out[i] = widen(halves[i]!);
  return out;
}

/** Reads beyond 2 GiB too, which one call cannot. */
async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, Math.min(length - done, 1 << 30), position + done);
    if (bytesRead === 0) throw new Error(l10n.t('the file ended early'));
    done += bytesRead;
  }
  return buffer;
}

function broken(path: string, why: string): Result<never, ModelError> {
  return modelError(
    'model-weights-invalid',
    l10n.t('{0} is not a whole safetensors file: {1}. Copy or download it again.', path, why),
    path,
  );
}
