import assert from 'node:assert/strict';
import { fileOf, only } from './lint';

const lintFile = only('overlapping-splits');

describe('overlapping-splits', () => {
  const found = (splits: string): string[] =>
    lintFile(
      fileOf('', 'name: one\ninput: "{{ a }}"\ntarget: "{{ b }}"').replace(
        'd.jsonl}}',
        `d.jsonl}, splits: {${splits}}}`,
      ),
    ).problems.map(({ severity, span }) => `${severity} ${span.end - span.start}`);

  it('marks the later of two that share rows', () => {
    assert.deepEqual(found('train: train, test: train'), ['error 5']);
    assert.deepEqual(found('train: "train[:-200]", dev: "train[-300:]"'), ['error 14']);
    assert.deepEqual(found('dev: validation, test: validation'), ['warning 10']);
  });

  it('leaves slices apart alone', () => {
    assert.deepEqual(found('train: "train[:-200]", dev: "train[-200:]", test: test'), []);
    assert.deepEqual(found('train: "train[200:]", dev: "train[:100]", test: "train[100:200]"'), []);
  });
});
