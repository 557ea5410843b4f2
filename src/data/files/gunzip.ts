import { createGunzip } from 'node:zlib';
import { brokenAt } from './broken';
import { turns } from './turns';

/**
 * Unpacks gzip; all that unpacks is delivered before the fault is thrown.
 * @throws DataFault where the bytes are broken or cut off
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
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
