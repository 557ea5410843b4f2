import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import type { ModelError } from './errors';
import { modelError } from './errors';
import { bfloat16ToFloat32, float16ToFloat32 } from './float16';
import type { Tensor } from './tensor';
import { elementCount } from './tensor';

/** Number types that can be read; each becomes 32-bit floats. */
const BYTES = { F32: 4, F16: 2, BF16: 2 } as const;
export type SafetensorsDtype = keyof typeof BYTES;

/** Where a tensor lies in the file; `begin` counts from the end of the header. */
export interface SafetensorsInfo {
  readonly dtype: SafetensorsDtype;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsFile {
  readonly tensors: Map<string, Tensor>;
  /** The `__metadata__` of the header: text by name. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** The format's own limit (huggingface/safetensors, `MAX_HEADER_SIZE`). */
const MAX_HEADER = 100_000_000;

/**
 * Reads a safetensors file (F32, F16, BF16), tensor by tensor, into 32-bit floats.
 * @returns an error for a missing file, a header that breaks the format, or contents cut short.
 */
export async function readSafetensors(path: string): Promise<Result<SafetensorsFile, ModelError>> {
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
    return await readOpened(file, path);
  } catch (cause) {
    return modelError('model-file-unreadable', l10n.t('{0} cannot be read: {1}', path, String(cause)), path);
  } finally {
    await file.close();
  }
}

async function readOpened(file: FileHandle, path: string): Promise<Result<SafetensorsFile, ModelError>> {
  const size = (await file.stat()).size;
  const lengthBytes = await readExactly(file, 0, Math.min(8, size));
  if (lengthBytes.length < 8) return broken(path, l10n.t('it is shorter than its header'));
  const headerLength = Number(lengthBytes.readBigUInt64LE());
  if (headerLength > MAX_HEADER || 8 + headerLength > size)
    return broken(path, l10n.t('its header claims {0} bytes of {1}', headerLength, size));
  const header = parseHeader((await readExactly(file, 8, headerLength)).toString('utf8'), size - 8 - headerLength);
  if (!header.ok) return broken(path, header.error);

  const tensors = new Map<string, Tensor>();
  for (const [name, info] of header.value.infos) {
    const bytes = await readExactly(file, 8 + headerLength + info.begin, info.end - info.begin);
    tensors.set(name, { shape: info.shape, data: toFloat32(bytes, info) });
  }
  return ok({ tensors, metadata: header.value.metadata });
}

interface Header {
  readonly infos: ReadonlyMap<string, SafetensorsInfo>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** @param available bytes that follow the header; tensors must fill them without holes or overlaps. */
export function parseHeader(text: string, available: number): Result<Header, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    return refuse(l10n.t('its header is not JSON ({0})', String(cause)));
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return refuse(l10n.t('its header is not an object'));
  const infos: [string, SafetensorsInfo][] = [];
  const metadata = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed as Record<string, unknown>)) {
    if (name === '__metadata__') {
      for (const [key, text] of Object.entries(value ?? {})) if (typeof text === 'string') metadata.set(key, text);
      continue;
    }
    const info = parseInfo(name, value);
    if (!info.ok) return info;
    infos.push([name, info.value]);
  }
  let next = 0;
  for (const [name, info] of [...infos].sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end)) {
    if (info.begin !== next) return refuse(l10n.t('"{0}" begins at byte {1}, not at {2}', name, info.begin, next));
    next = info.end;
  }
  if (next !== available) return refuse(l10n.t('its tensors take {0} bytes, but {1} are there', next, available));
  return ok({ infos: new Map(infos), metadata });
}

function parseInfo(name: string, value: unknown): Result<SafetensorsInfo, string> {
  const entry = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== 'string' || !isDtype(dtype))
    return refuse(
      l10n.t('"{0}" has the type {1}; supported are {2}', name, String(dtype), Object.keys(BYTES).join(', ')),
    );
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2)
    return refuse(l10n.t('"{0}" has no valid shape or data_offsets', name));
  const [begin, end] = [offsets[0]!, offsets[1]!];
  if (end - begin !== elementCount(shape) * BYTES[dtype])
    return refuse(l10n.t('"{0}" has {1} bytes, not those of its shape [{2}]', name, end - begin, shape.join(', ')));
  return ok({ dtype, shape, begin, end });
}

function toFloat32(bytes: Buffer, info: SafetensorsInfo): Float32Array {
  const count = elementCount(info.shape);
  // Node reads into memory that may start at any byte; a typed array needs its own alignment.
  const own = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  switch (info.dtype) {
    case 'F32':
      return new Float32Array(own, 0, count);
    case 'F16':
      return Float32Array.from(new Uint16Array(own), float16ToFloat32);
    case 'BF16':
      return Float32Array.from(new Uint16Array(own), bfloat16ToFloat32);
  }
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

function isDtype(text: string): text is SafetensorsDtype {
  return Object.hasOwn(BYTES, text);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((n) => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0);
}

function refuse(message: string): Result<never, string> {
  return { ok: false, error: message };
}

function broken(path: string, why: string): Result<never, ModelError> {
  return modelError(
    'model-weights-invalid',
    l10n.t('{0} is not a whole safetensors file: {1}. Copy or download it again.', path, why),
    path,
  );
}
