import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('set-in-loop');

describe('set-in-loop', () => {
  const found = (input: string): string[] =>
    marks(lintFile(fileOf('', `name: one\ninput: '${input}'\ntarget: "{{ b }}"`)));

  it('marks a variable that is meant to leave its loop', () => {
    assert.deepEqual(found('{% set n = 0 %}{% for w in a %}{% set n = n + 1 %}{% endfor %}{{ n }}'), ['set-in-loop|n']);
    assert.deepEqual(found('{% for w in a %}{% set last = w %}{% endfor %}{{ last }}'), ['set-in-loop|last']);
  });

  it('leaves variables of a round, and namespaces, alone', () => {
    assert.deepEqual(found('{% for w in a %}{% set up = w | upper %}{{ up }}{% endfor %}'), []);
    assert.deepEqual(
      found('{% set ns = namespace(n=0) %}{% for w in a %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}'),
      [],
    );
  });
});
