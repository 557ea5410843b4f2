import assert from 'node:assert/strict';
import { lintBy, task } from './recipe';

const holdOut = 'hold_out: {clusters: [nli]}';

describe('shared-source', () => {
  const found = (...data: readonly [string, string]) =>
    lintBy('shared-source', holdOut, [
      task('follows', 'nli', { data: data[0] }),
      task('reads', 'reading_comprehension', { data: data[1] }),
    ]).found;

  it('marks the hold-out where a training task reads the same file, however it is written', () => {
    assert.deepEqual(found('{source: {jsonl: ../data/a.jsonl}}', '{source: {jsonl: "./../data/./a.jsonl"}}'), [
      'error nli: reads trains on the data of follows, which is held out: /ws/data/a.jsonl. Give both one entry in "families", then reads is left out.',
    ]);
    assert.equal(found('{source: {jsonl: [x.jsonl, y.jsonl]}}', '{source: {jsonl: y.jsonl}}').length, 1);
  });

  it('marks one dataset of the hub, but not another configuration of it', () => {
    assert.equal(found('{source: {hf: glue, config: qnli}}', '{source: {hf: glue, config: qnli}}').length, 1);
    assert.deepEqual(found('{source: {hf: glue, config: qnli}}', '{source: {hf: glue, config: rte}}'), []);
  });

  it('leaves what "families" takes out of training alone', () => {
    const data = '{source: {jsonl: a.jsonl}}\nfamilies: [squad]';
    assert.deepEqual(found(data, data), []);
  });
});
