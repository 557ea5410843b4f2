import assert from 'node:assert/strict';
import { columnsOf, type Row } from '../../src/data';
import { LintMemory, lintTask, studyTemplate } from '../../src/lint';
import { Renders } from '../../src/lint/renders';
import { loadTask } from '../../src/task';
import { fileOf, rowsOf } from './lint';

describe('empty-split', () => {
  const labelled = (label: number): readonly Row[] =>
    rowsOf(...Array.from({ length: 12 }, (_, i) => `{"q": "q${i}", "label": ${label}}`));

  /** What the rules find in the larger sample, `test` being beside it. */
  function found(target: string, test: readonly Row[]): readonly string[] {
    const { task } = loadTask(fileOf('', `name: one\ninput: "{{ q }}"\ntarget: "${target}"`), '/t');
    assert.ok(task);
    const rows = labelled(1);
    const renders = new Renders(task, rows);
    const otherSplits = [{ split: 'test', rows: test, renders: new Renders(task, test) }];
    const given = { rows, larger: { rows, columns: columnsOf(rows), renders, otherSplits } };
    const memory = new LintMemory();
    studyTemplate(task, task.templates[0]!, given, memory);
    return lintTask(task, given, memory)
      .filter(({ code }) => code === 'empty-split')
      .map(({ message }) => message);
  }

  it('tells of a condition that takes a whole split away', () => {
    const target = '{% if label >= 0 %}{{ label }}{% endif %}';
    assert.deepEqual(found(target, labelled(-1)), [
      'All 12 sample rows of "test" render nothing, although those of another split do.',
    ]);
    assert.deepEqual(found(target, labelled(0)), []);
  });

  it('says nothing of a few rows, nor where nothing renders in any split', () => {
    assert.deepEqual(found('{% if label >= 0 %}{{ label }}{% endif %}', labelled(-1).slice(0, 9)), []);
    assert.deepEqual(found('{{ nothing }}', labelled(-1)), []);
  });
});
