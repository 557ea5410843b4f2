import { createGunzip } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { DataFault } from '../data-fault';
import { peek } from './peek';
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

/** Bytes that are given to the unpacker at once: those of the turn in which it finds a fault are lost. */
const turn = 16_384;

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacker = createGunzip();
  let ready: Uint8Array[] = [];
  let failure: Error | undefined;
  let wake = (): void => undefined;
  unpacker.on('data', (bytes: Uint8Array) => ready.push(bytes));
  unpacker.on('error', (error) => {
    failure = error;
    wake();
  });
  const settled = (start: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      start(resolve);
    });
  let given = 0;
  try {
    for await (const bytes of turns(chunks)) {
      await settled((done) => unpacker.write(bytes, () => done()));
      yield* ready;
      ready = [];
      if (failure) throw brokenAt('gzip', given, failure);
      given += bytes.length;
    }
    await settled((done) => {
      unpacker.on('end', done);
      unpacker.end();
    });
    yield* ready;
    if (failure) throw brokenAt('gzip', given, failure);
  } finally {
    unpacker.destroy();
  }
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

async function* turns(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += turn) yield chunk.subarray(at, at + turn);
  }
}

function brokenAt(method: string, byte: number, cause: unknown): DataFault {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DataFault('compression-invalid', brokenMessage(method, byte, reason));
}

function brokenMessage(method: string, byte: number, reason: string): string {
  if (/unexpected (end|eof)/i.test(reason)) {
    return l10n.t('Its {0} data breaks off after {1} bytes. Copy or download it again.', method, byte);
  }
  // Found at the end only, when the rows have been delivered.
  if (/(data|length) check/.test(reason)) {
    return l10n.t('Its {0} check sum does not match: some of its rows are damaged. Copy or download it again.', method);
  }
  return l10n.t('Its {0} data is damaged near byte {1} ({2}). Copy or download it again.', method, byte, reason);
}
