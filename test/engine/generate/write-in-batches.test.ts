import assert from 'node:assert/strict';
import { writeInBatches } from '../../../src/engine/generate/write-in-batches';

const prompts = [3, 1, 4, 1, 5].map((length) => new Array<number>(length).fill(0));

describe('writeInBatches', () => {
  it('puts like lengths together, the longest first, and gives texts back in their own order', async () => {
    const batches: (readonly number[])[] = [];
    const done: number[] = [];
    const texts = await writeInBatches(
      prompts,
      2,
      async (indices, finish) => {
        batches.push(indices);
        for (const index of [...indices].reverse())
          await finish(index, { text: `text ${index}`, tokens: [], end: 'length' });
      },
      async (count) => {
        done.push(count);
      },
    );
    assert.deepEqual(batches, [[4, 2], [0, 1], [3]]);
    assert.deepEqual(
      texts.map(({ text }) => text),
      ['text 0', 'text 1', 'text 2', 'text 3', 'text 4'],
    );
    assert.deepEqual(done, [1, 2, 3, 4, 5]);
  });

  it('stops where the progress callback rejects', async () => {
    const stop = new Error('stop');
    const written = writeInBatches(
      prompts,
      2,
      (indices, finish) => finish(indices[0]!, { text: '', tokens: [], end: 'length' }),
      () => Promise.reject(stop),
    );
    await assert.rejects(written, stop);
  });
});
