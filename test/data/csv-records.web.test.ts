import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCsv } from '../../src/data/read-csv';
import { csvRecords } from '../../src/data/csv-records';
import { csvRecords as webRecords } from '../../src/data/csv-records.web';

const format = { delimiter: ',', quotes: true };

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

describe('CSV records in a browser', () => {
  it('are the same as in Node', async () => {
    const piece = fc.constantFrom('a', 'é', '"', '""', ',', '\n', '\r\n', ' ', '\ufeff', '😀', '"x,\ny"');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.boolean(), async (pieces, quotes) => {
        const text = pieces.join('');
        const asked = { ...format, quotes };
        assert.deepEqual(await all(webRecords(bytesOf(text), asked)), await all(csvRecords(bytesOf(text), asked)));
      }),
    );
  });

  it('come before the fault of their file', async () => {
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield* bytesOf('a,b\n1,2\n');
      throw new Error('cut off');
    };
    const found: unknown[] = [];
    await assert.rejects(async () => {
      for await (const { record } of webRecords(failing(), format)) found.push(record);
    }, /cut off/);
    assert.deepEqual(found, [
      ['a', 'b'],
      ['1', '2'],
    ]);
    assert.equal((await all(readCsv(bytesOf('a,b\n1,2\n'), 'x.csv', format))).length, 1);
  });
});
