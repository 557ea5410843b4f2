import assert from 'node:assert/strict';
import { columnsOf } from '../../src/data';
import { LintMemory, lintTask, studyTemplate, type TokenBudget } from '../../src/lint';
import { Renders } from '../../src/lint/renders';
import { loadTask } from '../../src/task';
import { fileOf, rowsOf } from './lint';

/** A tokenizer that takes each word for a token. */
const words = (text: string): number => text.split(/\s+/).length;

describe('over-budget', () => {
  function found(longRows: number, budget: Partial<TokenBudget> = {}): readonly string[] {
    const { task } = loadTask(fileOf('', 'name: one\ninput: "{{ q }}"\ntarget: "{{ a }}"'), '/t');
    assert.ok(task);
    const lines = Array.from({ length: 40 }, (_, i) => {
      const q = Array.from({ length: i < longRows ? 30 + i : 5 }, () => 'word').join(' ');
      return JSON.stringify({ q, a: 'a short answer' });
    });
    const rows = rowsOf(...lines);
    const measured: TokenBudget = {
      recipe: 'small',
      input: 20,
      target: 8,
      measure: ({ input, target }) => ({ input: words(input), target: words(target) }),
      ...budget,
    };
    const places = rows.map((_, i) => 100 + i);
    const larger = {
      ...{ rows, places, columns: columnsOf(rows), otherSplits: [], budget: measured },
      renders: new Renders(task, rows),
    };
    const memory = new LintMemory();
    studyTemplate(task, task.templates[0]!, { larger }, memory);
    return lintTask(task, { larger }, memory)
      .filter(({ code }) => code === 'over-budget')
      .map(({ message, severity }) => `${severity}: ${message}`);
  }

  it('gives the share of long rows, and the worst of them by their place in the split', () => {
    assert.deepEqual(found(4), [
      'warning: 4 of 40 sample rows give a prompt of more than 20 tokens, which is the most in small; the longest has 33. Longest first: row 104, 103, 102 of the split.',
    ]);
  });

  it('is only information where few rows are too long', () => {
    assert.match(found(1)[0] ?? '', /^info: 1 of 40/);
  });

  it('looks at targets too, and says nothing where all fits', () => {
    assert.match(
      found(0, { target: 2 })[0] ?? '',
      /^warning: 40 of 40 sample rows give a target of more than 2 tokens/,
    );
    assert.deepEqual(found(0), []);
  });
});
