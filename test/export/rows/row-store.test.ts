import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { IndexedRow } from '../../../src/data';
import { RowStore } from '../../../src/export/rows/row-store';
import { createRandom } from '../../../src/random';
import { PyDict } from '../../../src/value';
import { temporaryFolder } from '../../run/temporary';

async function* rows(count: number, text: (i: number) => string): AsyncGenerator<IndexedRow> {
  for (let i = 0; i < count; i++) yield { index: i * 3, row: PyDict.of([['text', text(i)]]) };
}

describe('RowStore', () => {
  const folder = temporaryFolder();

  it('gives rows of several tasks back by place, in any order', async () => {
    const store = await RowStore.create(folder);
    // Longer than a chunk of offsets, and than what is buffered before it is written.
    const many = await store.keep(rows(20_000, (i) => `é${i} ${'x'.repeat(i % 300)}`));
    const few = await store.keep(rows(3, (i) => `few ${i}`));
    const none = await store.keep(rows(0, String));
    assert.deepEqual([many.size, few.size, none.size], [20_000, 3, 0]);
    for (const place of createRandom('places').order(20_000).slice(0, 2000)) {
      const { row, index } = many.row(place);
      assert.equal(row.get('text'), `é${place} ${'x'.repeat(place % 300)}`);
      assert.equal(index, place * 3);
    }
    assert.deepEqual(
      [0, 1, 2].map((place) => few.row(place).row.get('text')),
      ['few 0', 'few 1', 'few 2'],
    );
    await store.close();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('reads a row longer than any before', async () => {
    const store = await RowStore.create(folder);
    const kept = await store.keep(rows(2, (i) => 'y'.repeat(1 + i * 100_000)));
    assert.equal(kept.row(1).row.get('text'), 'y'.repeat(100_001));
    await store.close();
  });

  it('has a digest of its rows that their order and content decide', async () => {
    const store = await RowStore.create(folder);
    const digest = async (text: (i: number) => string): Promise<string> => (await store.keep(rows(9, text))).digest;
    assert.equal(await digest(String), await digest(String));
    assert.notEqual(await digest(String), await digest((i) => String(8 - i)));
    await store.close();
  });
});
