import * as l10n from '@vscode/l10n';
import { DataFault } from '../data-fault';
import { brokenAt } from './broken';
import { gunzip } from './gunzip';
import { peek } from './peek';
import { turns } from './turns';
import { lfsMessage, sniff, sniffLength } from './sniff';

/**
 * The text of a file that may be compressed with gzip or zstd, as its first bytes say, whatever it is called.
 * All that unpacks is delivered before the fault is thrown.
 * @throws DataFault where the bytes are something else than the name promises, broken, or cut off
 */
export async function* decompress(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(chunks, sniffLength);
  switch (sniff(head)) {
    case 'gzip':
      yield* gunzip(all);
      return;
    case 'zstd':
      yield* unzstd(all);
      return;
    case 'parquet':
      throw new DataFault('source-kind', l10n.t('It is a Parquet file. Name it with "parquet" under "data.source".'));
    case 'lfs-pointer':
      throw new DataFault('lfs-pointer', lfsMessage());
    case undefined: {
      const suffix = /\.(gz|zst)$/i.exec(file)?.[1];
      if (suffix === undefined) yield* all;
      else throw new DataFault('compression-invalid', notCompressed(suffix.toLowerCase(), head.length === 0));
    }
  }
}

function notCompressed(suffix: string, empty: boolean): string {
  const method = suffix === 'gz' ? 'gzip' : 'zstd';
  if (empty) return l10n.t('It is empty, though its name says that it is compressed with {0}.', method);
  return l10n.t('It is called ".{0}", but is not compressed with {1}. Rename it, or compress it.', suffix, method);
}

async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Loaded when the first such file is read.
  const { Decompress } = await import('fzstd');
  let ready: Uint8Array[] = [];
  const unpacker = new Decompress((bytes) => ready.push(bytes));
  let given = 0;
  const give = (bytes: Uint8Array, last: boolean): DataFault | undefined => {
    try {
      unpacker.push(bytes, last);
      given += bytes.length;
      return undefined;
    } catch (error) {
      return brokenAt('zstd', given, error);
    }
  };
  for await (const bytes of turns(chunks)) {
    const fault = give(bytes, false);
    yield* ready;
    ready = [];
    if (fault) throw fault;
  }
  const fault = give(new Uint8Array(0), true);
  yield* ready;
  if (fault) throw fault;
}
