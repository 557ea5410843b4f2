import assert from 'node:assert/strict';
import { fileOf, fixed, marks, only } from './lint';

const lintFile = only('yaml-word-choice');

describe('yaml-word-choice', () => {
  const lint = (choices: string) =>
    lintFile(fileOf(`choices: ${choices}`, 'name: one\ninput: "{{ a }}"\ntarget: "{{ choices[b] }}"'));

  it('marks words of YAML 1.1 and puts them in quotes', () => {
    const linted = lint('[yes, No, off, 1:30, 2024-01-31, 1_000]');
    assert.equal(linted.problems.length, 6);
    assert.match(fixed(linted), /choices: \["yes", "No", "off", "1:30", "2024-01-31", "1_000"\]/);
  });

  it('leaves quoted and other words alone', () => {
    assert.deepEqual(marks(lint('["yes", \'no\', maybe, yes it is, a:b]')), []);
  });
});
