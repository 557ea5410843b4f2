import * as l10n from '@vscode/l10n';
import type { SchemaElement, SchemaTree } from 'hyparquet';
import { PyDict, PyFloat, type Value } from '../../value';
import { isoDate, isoTime, isoTimestamp } from './iso-time';
import type { ColumnType } from '../spec';

/** A top-level column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  /** Absent for a column without a type of its own: one that holds nothing but nulls. */
  readonly type?: ColumnType;
  /** Whether it has lists or dicts in it. */
  readonly nested: boolean;
  /** Makes Python's value of what `hyparquet` decodes with the annotations of `plainElement`. */
  readonly convert: Convert;
}

/** A column that cannot become text, and why. */
export interface UnreadableColumn {
  readonly name: string;
  readonly reason: string;
}

type Convert = (raw: unknown) => Value;

/** What a part of the schema becomes. */
type Part = { readonly type?: ColumnType; readonly convert: Convert } | { readonly unreadable: string };

/**
 * How a column becomes values: integers stay integers, floats floats, text text, lists lists; structs and maps become
 * dicts; decimals floats, or integers where they have no decimals; dates and times ISO text.
 * @param asText whether binary data is to be read as UTF-8 text, for writers that do not mark text as such
 */
export function readColumn(node: SchemaTree, asText: boolean): ParquetColumn | UnreadableColumn {
  const { name } = node.element;
  const part = partOf(node, asText);
  if ('unreadable' in part) return { name, reason: part.unreadable };
  const { type, convert } = part;
  const nested = node.children.length > 0 || node.element.repetition_type === 'REPEATED';
  return { name, nested, convert, ...(type === undefined ? {} : { type }) };
}

/**
 * A schema element with only the annotations that `hyparquet` follows without loss: it would make JavaScript dates,
 * rounded decimals and unordered objects of the others.
 */
export function plainElement(element: SchemaElement, asText: boolean): SchemaElement {
  const { converted_type: _converted, logical_type: _logical, ...rest } = element;
  if (element.num_children) return isList(element) ? { ...rest, converted_type: 'LIST' } : rest;
  if (isText(element) || (asText && element.type === 'BYTE_ARRAY')) return { ...rest, converted_type: 'UTF8' };
  const kind = element.logical_type?.type;
  if (kind === 'UUID' || kind === 'FLOAT16') return { ...rest, logical_type: { type: kind } };
  const unsigned = unsignedType(element);
  return unsigned ? { ...rest, converted_type: unsigned } : rest;
}

function partOf(node: SchemaTree, asText: boolean): Part {
  const { element, children } = node;
  const inner = children.length > 0 ? groupOf(node, asText) : leafOf(element, asText);
  // Before lists had an annotation, a repeated element was one.
  return element.repetition_type === 'REPEATED' ? listOf(inner) : inner;
}

function groupOf(node: SchemaTree, asText: boolean): Part {
  const { element, children } = node;
  const only = children.length === 1 ? children[0]! : undefined;
  const repeated = only?.element.repetition_type === 'REPEATED' ? only : undefined;
  if (repeated && isMap(element) && repeated.children.length === 2) return mapOf(repeated, asText);
  if (repeated && isList(element) && repeated.children.length < 2) {
    const item = repeated.children[0] ?? { ...repeated, element: { ...repeated.element, repetition_type: 'REQUIRED' } };
    return listOf(partOf(item, asText));
  }
  const members = children.map((child) => [child.element.name, partOf(child, asText)] as const);
  const unreadable = members.map(([, part]) => part).find((part) => 'unreadable' in part);
  if (unreadable) return unreadable;
  const converts = members.flatMap(([name, part]) => ('unreadable' in part ? [] : [[name, part.convert] as const]));
  const struct: Convert = (raw) =>
    PyDict.of(converts.map(([name, convert]) => [name, convert((raw as Record<string, unknown>)[name])]));
  // A list whose repeated group has several members, as old writers made it: the group is the item.
  if (repeated && isList(element)) {
    const [name, convert] = converts[0]!;
    return { type: 'list', convert: orNull((raw) => convert((raw as Record<string, unknown>)[name])) };
  }
  return { type: 'dict', convert: orNull(struct) };
}

function listOf(item: Part): Part {
  if ('unreadable' in item) return item;
  return { type: 'list', convert: orNull((raw) => Array.from(raw as ArrayLike<unknown>, item.convert)) };
}

/** Keys keep their types and their order; of two equal keys the last wins, as in a Python dict. */
function mapOf(pairs: SchemaTree, asText: boolean): Part {
  const [key, value] = pairs.children.map((child) => partOf(child, asText));
  if ('unreadable' in key!) return key;
  if ('unreadable' in value!) return value;
  const { name } = pairs.element;
  const [keyName, valueName] = pairs.children.map(({ element }) => element.name);
  const keyPart = key!;
  const valuePart = value!;
  const convert: Convert = (raw) => {
    const entries = (raw as Record<string, Record<string, unknown>[] | null>)[name] ?? [];
    return PyDict.of(
      entries.map((entry) => [keyPart.convert(entry[keyName!]), valuePart.convert(entry[valueName!])] as const),
    );
  };
  return { type: 'dict', convert: orNull(convert) };
}

function leafOf(element: SchemaElement, asText: boolean): Part {
  const { type, logical_type: logical, converted_type: converted } = element;
  if (isText(element) || logical?.type === 'UUID' || (asText && type === 'BYTE_ARRAY')) {
    return { type: 'string', convert: orNull((raw) => String(raw)) };
  }
  // The type of a column that was never given a value.
  if (logical?.type === 'NULL') return { convert: () => null };
  if (logical?.type === 'DECIMAL' || converted === 'DECIMAL') return decimalOf(element);
  const time = timeOf(element);
  if (time) return { type: 'string', convert: orNull(time) };
  switch (type) {
    case 'BOOLEAN':
      return { type: 'bool', convert: orNull(Boolean) };
    case 'INT32':
    case 'INT64':
      return { type: 'int', convert: orNull(toInteger) };
    case 'FLOAT':
    case 'DOUBLE':
      return { type: 'float', convert: orNull((raw) => new PyFloat(Number(raw))) };
    default:
      if (logical?.type === 'FLOAT16') return { type: 'float', convert: orNull((raw) => new PyFloat(Number(raw))) };
      return { unreadable: l10n.t('it holds binary data, which is no text') };
  }
}

function decimalOf({ scale = 0 }: SchemaElement): Part {
  const unscaled = (raw: unknown): bigint => (raw instanceof Uint8Array ? signed(raw) : BigInt(raw as number | bigint));
  if (scale <= 0) return { type: 'int', convert: orNull((raw) => toInteger(unscaled(raw) * 10n ** BigInt(-scale))) };
  // Through its text, a decimal becomes the nearest float.
  return { type: 'float', convert: orNull((raw) => new PyFloat(Number(`${unscaled(raw)}e-${scale}`))) };
}

/** A big-endian two's complement number. */
function signed(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

const nanosecondsPer = { MILLIS: 1_000_000n, MICROS: 1000n, NANOS: 1n };

function timeOf({ type, logical_type: logical, converted_type: converted }: SchemaElement): Convert | undefined {
  if (logical?.type === 'DATE' || converted === 'DATE') return (raw) => isoDate(Number(raw));
  // The oldest form of a time: nanoseconds, without a word about the zone.
  if (type === 'INT96') return (raw) => isoTimestamp(raw as bigint, false);
  const [, word, oldUnit] = /^(TIME|TIMESTAMP)_(MILLIS|MICROS)$/.exec(converted ?? '') ?? [];
  const timed = logical?.type === 'TIME' || logical?.type === 'TIMESTAMP' ? logical : undefined;
  const unit = timed?.unit ?? (oldUnit as 'MILLIS' | 'MICROS' | undefined);
  if (unit === undefined) return undefined;
  const nanoseconds = (raw: unknown): bigint => BigInt(raw as number | bigint) * nanosecondsPer[unit];
  if ((timed?.type ?? word) === 'TIME') return (raw) => isoTime(nanoseconds(raw));
  // Without the newer annotation, a time is one in UTC.
  return (raw) => isoTimestamp(nanoseconds(raw), timed?.isAdjustedToUTC ?? true);
}

function orNull(convert: Convert): Convert {
  return (raw) => (raw === null || raw === undefined ? null : convert(raw));
}

function toInteger(raw: unknown): Value {
  if (typeof raw !== 'bigint') return Number(raw);
  const value = Number(raw);
  return Number.isSafeInteger(value) ? value : raw;
}

function isText({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  const kind = logical?.type;
  return (
    converted === 'UTF8' ||
    converted === 'ENUM' ||
    converted === 'JSON' ||
    kind === 'STRING' ||
    kind === 'ENUM' ||
    kind === 'JSON'
  );
}

function isList({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === 'LIST' || logical?.type === 'LIST';
}

function isMap({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === 'MAP' || converted === 'MAP_KEY_VALUE' || logical?.type === 'MAP';
}

function unsignedType({
  converted_type: converted,
  logical_type: logical,
}: SchemaElement): 'UINT_32' | 'UINT_64' | undefined {
  const bits = logical?.type === 'INTEGER' && !logical.isSigned ? logical.bitWidth : undefined;
  if (converted === 'UINT_64' || bits === 64) return 'UINT_64';
  return converted === 'UINT_32' || bits === 32 ? 'UINT_32' : undefined;
}
