import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('no-original-template');

describe('no-original-template', () => {
  const found = (...kinds: string[]): string[] =>
    marks(lintFile(fileOf('', ...kinds.map((kind, i) => `name: t${i}\nkind: ${kind}\ninput: "{{ a }}"\ntarget: x`))));

  it('marks a task that no template asks', () => {
    assert.deepEqual(found('inverted', 'other'), ['no-original-template|t']);
  });

  it('is content with one, or with a chain of thought', () => {
    assert.deepEqual(found('inverted', 'original'), []);
    assert.deepEqual(found('cot'), []);
  });
});
