import assert from 'node:assert/strict';
import { TestTexts } from '../../../src/lint';
import { rowsOf } from '../lint';
import { lintBy, task } from './recipe';

const heldOut = task('follows', 'nli');
const train = task('reads', 'reading_comprehension');
const sentence = 'the old ferry left the harbour at dawn while the gulls were still asleep on the roofs';

describe('test-in-training', () => {
  it('counts the test rows that share thirteen words, and shows them', () => {
    const test = rowsOf(`{"premise": "They say: ${sentence}!"}`, '{"premise": "Nothing like it."}');
    const training = rowsOf(`{"passage": {"text": "At last ${sentence.toUpperCase()}."}}`, '{"passage": 3}');
    const shared = new TestTexts({ task: heldOut, split: 'test', rows: test }).compare({
      ...{ task: train, split: 'train', rows: training },
    });
    assert.ok(shared);
    const { found } = lintBy('test-in-training', 'hold_out: {clusters: [nli]}', [heldOut, train], {
      sharedTexts: [shared],
    });
    assert.deepEqual(found, [
      'error nli: 1 of 2 sample rows of follows ("test") share 13 words in a row with 2 sample rows of reads, which trains: "the old ferry left the harbour at dawn while the gulls were still".',
    ]);
  });

  it('takes no run of words from two texts of a row, nor twelve words, nor what many rows have', () => {
    const words = sentence.split(' ');
    const compare = (test: unknown, training: readonly unknown[]) =>
      new TestTexts({ task: heldOut, split: 'test', rows: rowsOf(JSON.stringify(test)) }).compare({
        ...{ task: train, split: 'train', rows: rowsOf(...training.map((row) => JSON.stringify(row))) },
      });
    assert.equal(
      compare({ a: words.slice(0, 7).join(' '), b: words.slice(7).join(' ') }, [{ c: sentence }]),
      undefined,
    );
    assert.equal(compare({ a: words.slice(0, 12).join(' ') }, [{ c: sentence }]), undefined);
    assert.ok(compare({ a: words.slice(0, 13).join(' ') }, [{ c: sentence }]));
    const phrase = Array.from({ length: 11 }, (_, i) => ({ c: `${sentence} ${i}` }));
    assert.equal(compare({ a: sentence }, phrase), undefined);
  });

  it('is a warning below one row in a hundred', () => {
    const shared = { heldOut, train, split: 'test', rows: 1, testRows: 200, trainRows: 200, example: sentence };
    const keys = 'hold_out: {tasks: [follows]}';
    const { found } = lintBy('test-in-training', keys, [heldOut, train], { sharedTexts: [shared] });
    assert.match(found[0] ?? '', /^warning follows: 1 of 200/);
  });
});
