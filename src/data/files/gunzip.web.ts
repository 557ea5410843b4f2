import { brokenAt } from './broken';
import type { gunzip as nodeGunzip } from './gunzip';
import { turns } from './turns';

/** What a browser has built in; its types belong to pages, which this project's programs are not. */
declare const DecompressionStream: new (format: 'gzip') => {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
};

/** Unpacks gzip with what a browser has. It notices a fault later than Node does; what came before is delivered. */
export const gunzip: typeof nodeGunzip = async function* (chunks) {
  const unpacker = new DecompressionStream('gzip');
  const writer = unpacker.writable.getWriter();
  let given = 0;
  const feed = async (): Promise<void> => {
    for await (const bytes of turns(chunks)) {
      await writer.write(bytes);
      given += bytes.length;
    }
    await writer.close();
  };
  const reader = unpacker.readable.getReader();
  // A fault of the reader is the writer's too, and is told once, by the reader; a fault of the chunks ends the reading.
  const fed = feed().catch((error: unknown) => writer.abort(error).catch(() => undefined));
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw brokenAt('gzip', given, error);
      });
      if (done) break;
      yield value;
    }
    await fed;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
};
