import assert from 'node:assert/strict';
import { drawSample, type DataSource, type RowDraw } from '../../src/data';
import { memoryFiles } from './memory-files';
import { specOf } from './reading';

const jsonl: DataSource = { kind: 'jsonl', path: '{split}.jsonl' };
const lines = (count: number): string => Array.from({ length: count }, (_, n) => `{"n": ${n}}\n`).join('');

async function draw(count: number, wanted: Partial<RowDraw> = {}, text = lines(count)): Promise<readonly unknown[]> {
  const fs = memoryFiles({ '/base/train.jsonl': text }, 1 << 20);
  const asked = { split: 'train', count: 10, outOf: 1000, seed: 's', ...wanted };
  const { rows, indexes } = await drawSample(specOf(jsonl), asked, { base: '/base', fs });
  assert.deepEqual(
    rows.map((row) => row.get('n')),
    indexes,
  );
  return indexes;
}

describe('drawSample', () => {
  it('draws the same rows for the same seed, in their order, from all over the split', async () => {
    const drawn = await draw(200);
    assert.deepEqual(drawn, await draw(200));
    assert.notDeepEqual(drawn, await draw(200, { seed: 'other' }));
    assert.deepEqual(
      drawn,
      [...drawn].sort((a, b) => Number(a) - Number(b)),
    );
    assert.equal(new Set(drawn).size, 10);
    assert.ok(Number(drawn.at(-1)) > 100);
  });

  it('draws each row about as often', async () => {
    const counts = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 200; seed++) for (const n of await draw(20, { seed: `${seed}` })) counts[Number(n)]!++;
    for (const count of counts) assert.ok(count > 70 && count < 130, counts.join(' '));
  });

  it('gives all rows where there are no more, and reads none behind `outOf`', async () => {
    assert.deepEqual(await draw(4), [0, 1, 2, 3]);
    assert.ok((await draw(500, { outOf: 20 })).every((n) => Number(n) < 20));
  });

  it('looks at fewer rows where they are long', async () => {
    const long = Array.from({ length: 40 }, (_, n) => JSON.stringify({ n, text: 'a'.repeat(1_000_000) })).join('\n');
    assert.ok((await draw(40, {}, long)).every((n) => Number(n) <= 16));
  });
});
