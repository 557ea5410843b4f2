import type { builtInCompressors as nodeCompressors } from './built-in-compressors';

/** A browser unpacks only as a stream, which the reader of Parquet cannot wait for: the package does it. */
export const builtInCompressors: typeof nodeCompressors = {};
