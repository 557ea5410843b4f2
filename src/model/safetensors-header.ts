import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import { elementCount } from './tensor';

/** Number types that can be read, with the bytes of each number. */
const BYTES = { F32: 4, F16: 2, BF16: 2 } as const;
export type SafetensorsDtype = keyof typeof BYTES;

/** Where a tensor lies in the file; `begin` counts from the end of the header. */
export interface SafetensorsInfo {
  readonly dtype: SafetensorsDtype;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface Header {
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

function isDtype(text: string): text is SafetensorsDtype {
  return Object.hasOwn(BYTES, text);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((n) => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0);
}

function refuse(message: string): Result<never, string> {
  return { ok: false, error: message };
}
