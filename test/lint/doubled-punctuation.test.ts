import assert from 'node:assert/strict';
import { fileOf, fixed, marks, only, rowsOf } from './lint';

const lintFile = only('doubled-punctuation');

describe('doubled-punctuation', () => {
  const rows = rowsOf('{"q": "Who is it?", "t": "A."}', '{"q": "Where?", "t": "B"}', '{"q": "When?", "t": "C"}');
  const lint = (input: string, given = rows) =>
    lintFile(fileOf('', `name: one\ninput: "${input}"\ntarget: "{{ t }}"`), given);

  it('marks a mark that is written twice', () => {
    const linted = lint('Is it {{ t }} or not?? Say,, yes..', []);
    assert.deepEqual(marks(linted), ['doubled-punctuation|??', 'doubled-punctuation|,,', 'doubled-punctuation|..']);
    assert.match(fixed(linted), /or not\? Say, yes\./);
    assert.deepEqual(marks(lint('Wait... {{ t }}', [])), []);
  });

  it('marks a mark behind a field that ends in one', () => {
    const [problem] = lint('Answer: {{ q }}?').problems;
    assert.equal(problem?.severity, 'warning');
    assert.equal(problem?.message, 'The field ends in a mark already on 3 of 3 sample rows, as in "…Who is it??".');
    assert.deepEqual(marks(lint('Answer: {{ q }}?')), ['doubled-punctuation|?']);
  });

  it('only informs where some rows end so', () => {
    assert.deepEqual(
      lint('Text: {{ t }}.').problems.map(({ severity }) => severity),
      ['info'],
    );
    assert.deepEqual(marks(lint('Text: {{ t }}:')), []);
  });
});
