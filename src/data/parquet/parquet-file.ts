import * as l10n from '@vscode/l10n';
import type { CompressionCodec, FileMetaData, SchemaElement, SchemaTree } from 'hyparquet';
import { err, ok, type Result } from '../../text';
import type { Value } from '../../value';
import type { RandomAccess } from '../files/file-system';
import { loadParquet } from './load-parquet';
import { cutRowGroup, type HeadSize, type ParquetHead } from './parquet-head';
import { plainElement, readColumn, type ParquetColumn, type UnreadableColumn } from './parquet-column';
import type { RowProblemCode } from '../row';
import { lfsMessage, sniff, sniffLength } from '../files/sniff';

/** Why a Parquet file, or one of its row groups, gives no rows. */
export interface ParquetFault {
  readonly code: RowProblemCode;
  readonly message: string;
}

/** A stretch of rows that are stored together; numbers count rows of the file from 0. */
export interface RowStretch {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** A row group, or a stretch of one. */
export interface RowGroup extends RowStretch {
  /** Place among the file's row groups, from 0. */
  readonly number: number;
  /** Whether the file tells where its pages are, so that some of them can be decoded without the others. */
  readonly indexed: boolean;
}

/** The values of some columns for some rows: `values[column][row]`. */
export type ColumnValues = readonly (readonly Value[])[];

/** The footer of a Parquet file, read: what is in it and where. Rows are decoded only when asked for. */
export class ParquetFile {
  /** The columns that can be read, in the file's order. */
  readonly columns: readonly ParquetColumn[];
  readonly unreadable: readonly UnreadableColumn[];
  /** The row groups in order. */
  readonly groups: readonly RowGroup[];
  readonly rows: number;
  readonly #access: RandomAccess;
  /** Bytes of the row group that is being read: of a column without an index, each batch needs the same ones. */
  readonly #kept = new Map<string, Promise<ArrayBuffer>>();
  readonly #metadata: FileMetaData;

  constructor(access: RandomAccess, metadata: FileMetaData, columns: readonly (ParquetColumn | UnreadableColumn)[]) {
    this.#access = access;
    this.#metadata = metadata;
    this.columns = columns.filter((column) => 'convert' in column);
    this.unreadable = columns.filter((column) => 'reason' in column);
    let start = 0;
    this.groups = metadata.row_groups.map(({ num_rows: count, columns: chunks }, number) => ({
      number,
      indexed: chunks.every(({ offset_index_length: length }) => length !== undefined),
      start,
      end: (start += Number(count)),
    }));
    this.rows = start;
  }

  /**
   * Decodes columns over a stretch within one row group: only the pages that hold it, where the file has an index of
   * them. Rejects where bytes cannot be read or decoded.
   */
  async read(columns: readonly ParquetColumn[], stretch: RowStretch): Promise<ColumnValues> {
    const source = { metadata: this.#metadata, access: { ...this.#access, slice: this.#slice } };
    const values = await decode(columns, stretch, source);
    if (values.some((column) => column.length < stretch.end - stretch.start)) {
      throw new Error(l10n.t('the row group holds fewer rows than it says'));
    }
    return values;
  }

  /**
   * Decodes the first rows of a row group from the first pages of each of its columns: as many rows as these hold whole
   * of every column. Undefined where that does not give any. Rejects as `read` does.
   */
  async readHead(group: RowGroup, size: HeadSize): Promise<ColumnValues | undefined> {
    const head = await cutRowGroup(this.#access, this.#metadata, group.number, size);
    if (!head) return undefined;
    const values = await decode(this.columns, group, head);
    const fewest = Math.min(...values.map((column) => column.length));
    // The last row may go on in the next page.
    return fewest < 2 ? undefined : values.map((column) => column.slice(0, fewest - 1));
  }

  /** Lets go of the bytes of a row group that is done. */
  forget(): void {
    this.#kept.clear();
  }

  readonly #slice: RandomAccess['slice'] = (start, end) => {
    const key = `${start}-${end ?? ''}`;
    let bytes = this.#kept.get(key);
    if (!bytes) this.#kept.set(key, (bytes = this.#access.slice(start, end)));
    return bytes;
  };
}

/** Decodes columns over a stretch of one row group, as far as the file holds them. */
async function decode(
  columns: readonly ParquetColumn[],
  { start, end }: RowStretch,
  { metadata, access }: ParquetHead,
): Promise<ColumnValues> {
  const { parquetRead, compressors } = await loadParquet();
  const parts = new Map(columns.map(({ name, convert }) => [name, { convert, values: [] as Value[] }]));
  await parquetRead({
    file: access,
    metadata,
    columns: columns.map(({ name }) => name),
    rowStart: start,
    rowEnd: end,
    useOffsetIndex: true,
    utf8: false,
    compressors,
    parsers: { timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds },
    onChunk: ({ columnName, columnData, rowStart, rowEnd }) => {
      const { convert, values } = parts.get(columnName)!;
      // A chunk is a page or more, and may reach beyond the stretch on both sides; a column's chunks come in order.
      for (let row = Math.max(start, rowStart); row < Math.min(end, rowEnd); row++) {
        values.push(convert(columnData[row - rowStart]));
      }
    },
  });
  return columns.map(({ name }) => parts.get(name)!.values);
}

/**
 * Reads the footer. Rejects where the bytes cannot be had; a file that is no readable Parquet is a fault.
 * @param asText columns of binary data that are to be read as UTF-8 text
 */
export async function openParquet(
  access: RandomAccess,
  asText: ReadonlySet<string>,
): Promise<Result<ParquetFile, ParquetFault>> {
  const fault = await ends(access);
  if (fault) return err(fault);
  const { parquetMetadataAsync, parquetSchema } = await loadParquet();
  try {
    const metadata = await parquetMetadataAsync(access, { geoparquet: false });
    const encrypted = metadata.row_groups.some((group) => group.columns.some((column) => column.crypto_metadata));
    if (encrypted) return err(encryptedFault());
    const unknown = codecsOf(metadata).find((codec) => !readable.has(codec));
    if (unknown !== undefined) {
      const message = l10n.t(
        'It is compressed with {0}, which cannot be read. Write it with Snappy or Zstandard.',
        unknown,
      );
      return err({ code: 'parquet-unsupported', message });
    }
    const { children } = parquetSchema(metadata);
    const columns = children.map((child) => readColumn(child, asText.has(child.element.name)));
    const schema = [
      metadata.schema[0]!,
      ...children.flatMap((child) => plainTree(child, asText.has(child.element.name))),
    ];
    return ok(new ParquetFile(access, { ...metadata, schema }, columns));
  } catch (error) {
    if (error instanceof AccessError) throw error;
    return err({ code: 'parquet-invalid', message: l10n.t('Its footer cannot be read: {0}', reasonOf(error)) });
  }
}

/** Bytes that could not be had, as opposed to bytes that make no sense. */
export class AccessError extends Error {}

/** The file, with its failures told apart from those of the reader above it. */
export function guardAccess({ byteLength, slice }: RandomAccess): RandomAccess {
  return {
    byteLength,
    slice: async (start, end) => {
      try {
        return await slice(start, end);
      } catch (cause) {
        throw new AccessError(reasonOf(cause), { cause });
      }
    },
  };
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the first and last bytes say against reading on. */
async function ends(access: RandomAccess): Promise<ParquetFault | undefined> {
  const size = access.byteLength;
  const head = new Uint8Array(await access.slice(0, Math.min(sniffLength, size)));
  const tail = new TextDecoder('latin1').decode(await access.slice(Math.max(0, size - 4), size));
  if (tail === 'PARE') return encryptedFault();
  if (tail === 'PAR1' && size >= 12) return undefined;
  switch (sniff(head)) {
    case 'parquet':
      return {
        code: 'parquet-invalid',
        message: l10n.t('It breaks off: a Parquet file ends with "PAR1". Copy or download it again.'),
      };
    case 'lfs-pointer':
      return { code: 'lfs-pointer', message: lfsMessage() };
    case 'gzip':
    case 'zstd':
      return {
        code: 'parquet-invalid',
        message: l10n.t('It is compressed as a whole. Unpack it: Parquet is compressed inside.'),
      };
    default:
      return {
        code: 'parquet-invalid',
        message: l10n.t('It is no Parquet file: it does not begin and end with "PAR1".'),
      };
  }
}

function encryptedFault(): ParquetFault {
  return { code: 'parquet-unsupported', message: l10n.t('It is encrypted. Write it without encryption.') };
}

/** The compressions that `loadParquet` brings. */
const readable: ReadonlySet<string> = new Set<CompressionCodec>([
  'UNCOMPRESSED',
  'SNAPPY',
  'GZIP',
  'BROTLI',
  'ZSTD',
  'LZ4',
  'LZ4_RAW',
]);

function codecsOf({ row_groups: groups }: FileMetaData): readonly string[] {
  // A codec that is younger than the reader has no name.
  return groups.flatMap(({ columns }) =>
    columns.map(({ meta_data: meta }) => meta?.codec ?? l10n.t('an unknown method')),
  );
}

function plainTree(node: SchemaTree, asText: boolean): readonly SchemaElement[] {
  return [plainElement(node.element, asText), ...node.children.flatMap((child) => plainTree(child, asText))];
}
