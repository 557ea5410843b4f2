import assert from 'node:assert/strict';
import { openDocument } from '../../src/document';

const messages = (text: string): readonly string[] => openDocument(text).problems.map(({ message }) => message);

describe('openDocument', () => {
  it('tells a fault once, and not again at every token behind it', () => {
    const found = messages('data: { jsonl: a.{split}.jsonl }\nchoices: [yes, no]\ntemplates:\n  - name: a\n');
    assert.equal(found.length, 1, found.join('\n'));
  });

  it('tells two faults that have nothing to do with each other', () => {
    const found = messages('a: "open\\q"\nb: 1\na: 2\n');
    assert.equal(found.length, 2, found.join('\n'));
  });

  it('says what an empty file should start with', () => {
    assert.match(messages('').join('\n'), /flan: task\/1/);
  });
});
