import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('may-print-nothing');

describe('may-print-nothing', () => {
  const found = (input: string): string[] =>
    marks(lintFile(fileOf('', `name: one\ninput: "${input}"\ntarget: "{{ b }}"`)));

  it('marks the condition without which nothing is printed', () => {
    assert.deepEqual(found('{% if a %}{{ a }}{% endif %}'), ['may-print-nothing|{% if a %}{{ a }}{% endif %}']);
  });

  it('leaves conditions beside text, and those with an else, alone', () => {
    assert.deepEqual(found('Say: {% if a %}{{ a }}{% endif %}'), []);
    assert.deepEqual(found('{% if a %}{{ a }}{% else %}none{% endif %}'), []);
  });
});
