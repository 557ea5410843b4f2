import assert from 'node:assert/strict';
import { isMisread, isPlainText } from '../../../src/formats/pyyaml/plain-text';

describe('text that may stand without quotes', () => {
  it('is what PyYAML reads as text', () => {
    for (const word of ['no', '1', '<<', '=', '!', '2020-01-02', 'null']) assert.ok(!isPlainText(word), word);
    for (const word of ['maybe', 'y', '1e5', '2020-1-2', 'no way']) assert.ok(isPlainText(word), word);
  });

  it('is less where other readers read it too', () => {
    for (const word of ['no', '1', '<<', '=', '2020-01-02', '2020-1-2', 'null']) assert.ok(isMisread(word), word);
    for (const word of ['maybe', 'y', '1e5', 'no way']) assert.ok(!isMisread(word), word);
  });
});
