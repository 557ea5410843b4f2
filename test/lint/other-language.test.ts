import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('other-language');

describe('other-language', () => {
  const found = (language: string, input: string): string[] =>
    marks(lintFile(fileOf(`language: ${language}`, `name: one\ninput: "${input}"\ntarget: "{{ b }}"`)));

  it('marks words in a script that the language is not written in', () => {
    assert.deepEqual(found('en', 'Скажите, о чём этот текст: {{ a }}'), [
      'other-language|"Скажите, о чём этот текст: {{ a }}"',
    ]);
    assert.equal(found('ja', 'Say in one sentence what this text says: {{ a }}').length, 1);
  });

  it('knows the scripts of languages, also of those that have several', () => {
    assert.deepEqual(found('ru', 'Скажите, о чём этот текст: {{ a }}'), []);
    assert.deepEqual(found('ja', '次の文章の内容を一文でまとめてください、お願いします: {{ a }}'), []);
    assert.deepEqual(found('zh-Hant', '請用一句話說明下面這段文字的主要內容和作者的看法: {{ a }}'), []);
    assert.deepEqual(found('sr-Latn', 'Recite u jednoj rečenici o čemu je tekst: {{ a }}'), []);
  });

  it('leaves few letters, and words that are no language, alone', () => {
    assert.deepEqual(found('en', 'α + β = {{ a }}?'), []);
    assert.deepEqual(found('"?"', 'Скажите, о чём этот текст: {{ a }}'), []);
  });
});
