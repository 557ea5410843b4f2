import assert from 'node:assert/strict';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { cutRowGroup } from '../../../src/data/parquet/parquet-head';

describe('cutRowGroup', () => {
  const places = Array.from({ length: 5000 }, (_, n) => n);
  const file = parquetWriteBuffer({
    rowGroupSize: 2500,
    pageSize: 512,
    codec: 'UNCOMPRESSED',
    columnData: [
      { name: 'n', data: places, type: 'INT32' },
      { name: 'word', data: places.map((n) => `word ${n % 20}`), type: 'STRING' },
    ],
  });
  const access = { byteLength: file.byteLength, slice: async (start: number, end?: number) => file.slice(start, end) };

  /** How many rows of each column the head of a row group holds. */
  async function rowsOf(number: number, bytes: number, values: number): Promise<readonly number[] | undefined> {
    const head = await cutRowGroup(access, await parquetMetadataAsync(access), number, { bytes, values });
    if (!head) return undefined;
    const start = number * 2500;
    const counts: number[] = [];
    for (const name of ['n', 'word']) {
      const columns = [name];
      const whole = await parquetReadObjects({ file: access, columns, rowStart: start, rowEnd: start + 2500 });
      const rows = await parquetReadObjects({
        file: head.access,
        metadata: head.metadata,
        columns,
        rowStart: start,
        rowEnd: start + 2500,
      });
      const held = rows.findIndex((row) => row[name] === undefined);
      counts.push(held < 0 ? rows.length : held);
      assert.deepEqual(rows.slice(0, held < 0 ? rows.length : held), whole.slice(0, held < 0 ? rows.length : held));
    }
    return counts;
  }

  it('ends behind the page that brings the wanted values', async () => {
    for (const number of [0, 1]) {
      const [n, word] = (await rowsOf(number, 1 << 20, 200))!;
      assert.ok(n! >= 200 && n! < 600, `${n} rows of n`);
      assert.ok(word! >= 200 && word! <= 2500, `${word} rows of word, behind its dictionary`);
    }
  });

  it('ends where the bytes end that may be looked at', async () => {
    const [n] = (await rowsOf(0, 1500, 1 << 20))!;
    assert.ok(n! > 0 && n! <= 1500 / 4, `${n} rows of n`);
  });

  it('takes all of it where there is no more', async () => {
    assert.deepEqual(await rowsOf(1, 1 << 20, 1 << 20), [2500, 2500]);
  });

  it('gives nothing where not even a page is short enough', async () => {
    assert.equal(await rowsOf(0, 100, 1000), undefined);
  });
});
