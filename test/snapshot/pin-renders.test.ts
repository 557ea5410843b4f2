import assert from 'node:assert/strict';
import { pinRenders, type SnapshotContent } from '../../src/snapshot';
import { rowsOf, sample, taskWith } from './a-task';

const task = taskWith({ plain: "'{{ report }}'", asked: "'Read this. {{ report }}'" });
const first = pinRenders(task, sample, undefined).content;

/** `template: rows`, in the order of the snapshot. */
function outline({ templates }: SnapshotContent): readonly string[] {
  return templates.map(({ name, renders }) => `${name}: ${renders.map(({ row }) => row.index).join(' ')}`);
}

describe('pinRenders', () => {
  it('pins the first rows of the sample, three unless told otherwise', () => {
    assert.deepEqual(outline(first), ['plain: 0 1 2', 'asked: 0 1 2']);
    assert.deepEqual(outline(pinRenders(task, sample, first, { rows: 1 }).content), ['plain: 0', 'asked: 0']);
    assert.deepEqual(pinRenders(task, sample, first, { rows: 1 }).counts, {
      added: 0,
      changed: 0,
      removed: 4,
      same: 2,
    });
    assert.deepEqual(outline(pinRenders(task, sample, first, { rows: 9 }).content), [
      'plain: 0 1 2 3',
      'asked: 0 1 2 3',
    ]);
  });

  it('keeps the rows that are pinned, as far as the data has them', () => {
    const only: SnapshotContent = {
      ...first,
      templates: first.templates.map(({ name, renders }) => ({ name, renders: renders.slice(1) })),
    };
    assert.deepEqual(outline(pinRenders(task, sample, only).content), ['plain: 1 2', 'asked: 1 2']);
    const rows = rowsOf(['It rains.', 'wet'], ['Sleet falls.', 'wet']);
    assert.deepEqual(outline(pinRenders(task, rows, only).content), ['plain: 1', 'asked: 1']);
    const gone = { ...sample, split: 'dev' };
    assert.deepEqual(outline(pinRenders(task, gone, only).content), ['plain: 0 1 2', 'asked: 0 1 2']);
  });

  it('pins only the templates that are wanted, and leaves the others as they are pinned', () => {
    const now = taskWith({ asked: "'Now read this. {{ report }}'", plain: "'Now {{ report }}'", fresh: "'x'" });
    const { content, counts } = pinRenders(now, sample, first, { isWanted: (name) => name === 'asked' });
    assert.deepEqual(outline(content), ['asked: 0 1 2', 'plain: 0 1 2']);
    assert.equal(content.templates[0]?.renders[0]?.input, 'Now read this. It rains.');
    assert.equal(content.templates[1]?.renders[0]?.input, 'It rains.');
    assert.deepEqual(counts, { added: 0, changed: 3, removed: 0, same: 3 });
  });

  it('keeps a template that is gone while only others are wanted', () => {
    const { content } = pinRenders(taskWith({ asked: "'x'" }), sample, first, { isWanted: (name) => name === 'asked' });
    assert.deepEqual(outline(content), ['asked: 0 1 2', 'plain: 0 1 2']);
  });

  it('drops templates that the task has no more', () => {
    const { content, counts } = pinRenders(taskWith({ plain: "'{{ report }}'" }), sample, first);
    assert.deepEqual(outline(content), ['plain: 0 1 2']);
    assert.deepEqual(counts, { added: 0, changed: 0, removed: 3, same: 3 });
  });

  it('keeps what is pinned of a template that fails now, and says so', () => {
    const broken = taskWith({ plain: "'{{ report / 2 }}'", fresh: "'{{ 1 / 0 }}'" });
    const { content, failures } = pinRenders(broken, sample, first);
    assert.deepEqual(content.templates, [first.templates[0]]);
    assert.deepEqual(
      failures.map(({ template, row }) => `${template.name} ${row.index}`),
      ['plain 0', 'plain 1', 'plain 2', 'fresh 0', 'fresh 1', 'fresh 2'],
    );
  });
});
