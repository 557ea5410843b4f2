import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runsOf } from '../../src/webview/preview/example/runs';

/** `|` where a token begins, `<mark>` for what is drawn as a mark, `/` between runs of one token. */
const drawn = (texts: readonly string[], ends?: readonly number[]): readonly string[] =>
  runsOf(
    texts.map((text) => ({ text })),
    ends?.map((end) => ({ end, count: 1 })),
  ).map((runs) =>
    runs.map(({ text, mark, begins }) => `${begins === true ? '|' : '/'}${mark ? `<${mark}>` : text}`).join(''),
  );

describe('tokens and invisible characters laid over the pieces of a text', () => {
  it('cuts a piece where a token ends', () => {
    assert.deepEqual(drawn(['Is it grey?'], [2, 5, 10, 11]), ['|Is| it| grey|?']);
  });

  it('lets a token go on in the next piece without beginning there again', () => {
    assert.deepEqual(drawn(['Is it "', 'grey', '"?'], [2, 5, 9, 13]), ['|Is| it| "', '/gr|ey', '/"?']);
  });

  it('marks spaces at a line end also where the next piece begins with the line end', () => {
    assert.deepEqual(drawn(['Answer: ', '\nyes']), ['/Answer:/<space>', '/\nyes']);
    assert.deepEqual(drawn(['Answer: ', 'yes']), ['/Answer: ', '/yes']);
  });

  it('gives white space that no token stands for, and what stands behind the last, to none', () => {
    const [runs] = runsOf(
      [{ text: 'a b c' }],
      [
        { end: 1, count: 1 },
        { end: 2, count: 0 },
        { end: 3, count: 3 },
      ],
    );
    assert.deepEqual(runs, [
      { text: 'a', token: 0, begins: true },
      { text: ' ' },
      { text: 'b', token: 2, begins: true },
      { text: ' c' },
    ]);
  });

  it('leaves an empty piece without runs and the text of each piece unchanged', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ab \n]{0,4}$/)), fc.array(fc.nat(12)), (texts, ends) => {
        const pieces = texts.map((text) => ({ text }));
        const tokens = ends.sort((a, b) => a - b).map((end, at) => ({ end, count: at % 2 }));
        const joined = runsOf(pieces, tokens).map((runs) => runs.map(({ text }) => text).join(''));
        assert.deepEqual(joined, texts);
      }),
    );
  });
});
