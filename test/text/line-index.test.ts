import assert from 'node:assert/strict';
import { LineIndex } from '../../src/text';

describe('LineIndex', () => {
  const text = 'a\r\nbc\rd\n\n😀e';
  const index = new LineIndex(text);

  it('counts \\n, \\r\\n and a lone \\r as one line end each', () => {
    assert.equal(index.lineCount, 5);
    assert.deepEqual(index.positionAt(text.indexOf('c')), { line: 1, character: 1 });
    assert.deepEqual(index.positionAt(text.indexOf('d')), { line: 2, character: 0 });
  });

  it('counts columns in UTF-16 units', () => {
    assert.deepEqual(index.positionAt(text.length - 1), { line: 4, character: 2 });
  });

  it('gives every offset back', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      assert.equal(index.offsetAt(index.positionAt(offset)), offset);
    }
  });

  it('brings positions outside the text to the nearest end', () => {
    assert.equal(index.offsetAt({ line: 99, character: 0 }), text.length);
    assert.equal(index.offsetAt({ line: -1, character: 4 }), 0);
  });

  it('finds the same lines whichever ends they have', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const lines = new LineIndex(['a', 'bc', '', 'd', ''].join(end));
      const starts = Array.from({ length: lines.lineCount }, (_, line) => lines.lineStart(line));
      const size = end.length;
      assert.deepEqual(starts, [0, 1 + size, 3 + 2 * size, 3 + 3 * size, 4 + 4 * size]);
    }
  });
});
