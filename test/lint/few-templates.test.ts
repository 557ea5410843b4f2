import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('few-templates');

describe('few-templates', () => {
  const file = (count: number): string =>
    fileOf('', ...Array.from({ length: count }, (_, i) => `name: t${i}\ninput: "{{ a }} ${i}"\ntarget: "{{ b }}"`));

  it('counts templates', () => {
    assert.deepEqual(marks(lintFile(file(4))), ['few-templates|t']);
    assert.deepEqual(marks(lintFile(file(5))), []);
  });
});
