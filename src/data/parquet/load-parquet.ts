import type { Compressors, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import type { parquetHeader } from 'hyparquet/src/column.js';
import { builtInCompressors } from './built-in-compressors';

/** What is used of the packages that read Parquet. */
export interface ParquetPackages {
  readonly parquetMetadataAsync: typeof parquetMetadataAsync;
  readonly parquetHeader: typeof parquetHeader;
  readonly parquetRead: typeof parquetRead;
  readonly parquetSchema: typeof parquetSchema;
  readonly compressors: Compressors;
}

type Decompress = (input: Uint8Array, length: number) => Uint8Array;

/** Loads the reader, when the first Parquet file is read: an editor without one never waits for it. */
export async function loadParquet(): Promise<ParquetPackages> {
  const [reader, { parquetHeader }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet/src/column.js'),
    import('hyparquet-compressors'),
  ]);
  return { ...reader, parquetHeader, compressors: { ...compressors, ...replacements(compressors) } };
}

function replacements({ LZ4, LZ4_RAW }: Compressors): Compressors {
  return {
    ...builtInCompressors,
    // A page of nulls alone is compressed to one byte, over which the package stumbles.
    ...(LZ4 ? { LZ4: unlessEmpty(LZ4) } : {}),
    ...(LZ4_RAW ? { LZ4_RAW: unlessEmpty(LZ4_RAW) } : {}),
  };
}

function unlessEmpty(decompress: Decompress): Decompress {
  return (input, length) => (length === 0 ? new Uint8Array(0) : decompress(input, length));
}
