import type { ColumnChunk, ColumnMetaData, FileMetaData } from 'hyparquet';
import type { RandomAccess } from '../files/file-system';
import { loadParquet } from './load-parquet';

/** The metadata of a file that pretends to hold only the first pages of a row group, and the bytes of those pages. */
export interface ParquetHead {
  readonly metadata: FileMetaData;
  /** Answers from the bytes that are there already, where it can. */
  readonly access: RandomAccess;
}

/** How much of each column is enough for a sample. */
export interface HeadSize {
  /** Bytes to look at; a dictionary alone may take one MiB. */
  readonly bytes: number;
  /** Values behind which no further page is taken. A row has one, or of a list as many as the list is long. */
  readonly values: number;
}

/**
 * Cuts a row group behind the first pages of each column: enough for a sample, where the file has no index of its pages
 * and the row group is large.
 * @returns undefined where a column's first page is too long
 */
export async function cutRowGroup(
  access: RandomAccess,
  metadata: FileMetaData,
  number: number,
  size: HeadSize,
): Promise<ParquetHead | undefined> {
  const group = metadata.row_groups[number]!;
  const metas = group.columns.flatMap(({ meta_data: meta }) => (meta ? [meta] : []));
  if (metas.length < group.columns.length) return undefined;
  const cuts = await Promise.all(metas.map((meta) => cut(access, meta, size)));
  const known = new Map<number, ArrayBuffer>();
  const columns: ColumnChunk[] = [];
  for (const [i, found] of cuts.entries()) {
    if (!found) return undefined;
    known.set(startOf(metas[i]!), found);
    const total = BigInt(found.byteLength);
    columns.push({ ...group.columns[i]!, meta_data: { ...metas[i]!, total_compressed_size: total } });
  }
  const groups = metadata.row_groups.map((other, i) => (i === number ? { ...group, columns } : other));
  return {
    metadata: { ...metadata, row_groups: groups },
    access: {
      byteLength: access.byteLength,
      slice: async (start, end) => {
        const pages = known.get(start);
        return pages && end === start + pages.byteLength ? pages : access.slice(start, end);
      },
    },
  };
}

/** A column's bytes up to the end of a page; undefined where not even one ends within what is looked at. */
async function cut(access: RandomAccess, meta: ColumnMetaData, size: HeadSize): Promise<ArrayBuffer | undefined> {
  const { parquetHeader } = await loadParquet();
  const start = startOf(meta);
  const buffer = await access.slice(start, start + Math.min(Number(meta.total_compressed_size), size.bytes));
  const reader = { view: new DataView(buffer), offset: 0 };
  let end: number | undefined;
  for (let values = 0; values < size.values;) {
    try {
      const header = parquetHeader(reader);
      reader.offset += header.compressed_page_size;
      if (reader.offset > buffer.byteLength) break;
      const page = header.data_page_header ?? header.data_page_header_v2;
      if (!page) continue;
      values += page.num_values;
      end = reader.offset;
    } catch {
      // The bytes end, here or within the header.
      break;
    }
  }
  return end === undefined ? undefined : buffer.slice(0, end);
}

function startOf(meta: ColumnMetaData): number {
  return Number(meta.dictionary_page_offset || meta.data_page_offset);
}
