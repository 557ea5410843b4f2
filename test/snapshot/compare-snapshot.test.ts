import assert from 'node:assert/strict';
import { compareSnapshot, snapshotProblem, type SampleRows, type SnapshotFinding } from '../../src/snapshot';
import { pinned, read, rowsOf, sample, taskWith } from './a-task';

const before = taskWith({ plain: "'{{ report }}'", asked: "'Read this. {{ report }}'" });
const text = pinned(before);

/** What comparing says, with the stretch of the snapshot that it is about. */
function told(templates: Readonly<Record<string, string>>, rows: SampleRows = sample): readonly string[] {
  const { findings } = compareSnapshot(taskWith(templates), read(text), rows);
  return findings.map((finding) => {
    const { code, message, span } = snapshotProblem(finding);
    return `${code} ${JSON.stringify(text.slice(span.start, span.end))} ${message}`;
  });
}

const same = { plain: "'{{ report }}'", asked: "'Read this. {{ report }}'" };

describe('compareSnapshot', () => {
  it('finds nothing where all renders are as they were', () => {
    assert.deepEqual(compareSnapshot(before, read(text), sample), { same: 6, findings: [], missing: [] });
  });

  it('names template, row and line of a changed prompt, at that line of the snapshot', () => {
    const found = told({ ...same, asked: "'Read this! {{ report }}'" });
    assert.equal(found.length, 3);
    assert.equal(
      found[0],
      'snapshot-changed "Read this. It rains." The prompt of "asked" for row train/0 is not as pinned: ' +
        'line 1 is "Read this! It rains.", pinned is "Read this. It rains.".',
    );
  });

  it('gives both texts whole, and tells white space apart', () => {
    const task = taskWith({ ...same, plain: "'{{ report }}\n\n      Now.'" });
    const [changed] = compareSnapshot(task, read(text), sample).findings;
    assert.ok(changed?.kind === 'changed');
    assert.deepEqual([changed.part, changed.expected, changed.actual], ['input', 'It rains.', 'It rains.\nNow.']);
    assert.deepEqual(changed.difference.line, 1);
    assert.match(snapshotProblem(changed).message, /line 2 is "Now\.", pinned is nothing\.$/);
  });

  it('tells changed data from a changed template', () => {
    const rows = rowsOf(['It pours.', 'wet'], ['The sun shines.', 'DRY'], ['Fog lies low.', 'wet']);
    assert.deepEqual(
      told({ plain: same.plain }, rows).filter((one) => one.includes('"plain"')),
      [
        'snapshot-changed "It rains." The data of row train/0 has changed, and the prompt of "plain" with it: ' +
          'line 1 is "It pours.", pinned is "It rains.".',
        'snapshot-changed "dry" The data of row train/1 has changed, and the target of "plain" with it: ' +
          'line 1 is "DRY", pinned is "dry".',
      ],
    );
  });

  it('follows a row that has moved, and reports one that has gone', () => {
    const [rain, sun] = sample.rows;
    assert.deepEqual(told(same, { split: 'train', rows: [sun!, rain!, ...sample.rows.slice(2)] }), []);
    const found = told({ plain: same.plain }, { split: 'train', rows: [rain!, sun!] });
    assert.match(
      found[0] ?? '',
      /^snapshot-stale "\{ split: train, index: 2.*Row train\/2, pinned for template "plain"/,
    );
    assert.match(told(same, { ...sample, split: 'dev' })[0] ?? '', /^snapshot-stale/);
  });

  it('finds the row by its place in the stored split, whatever a filter left out', () => {
    const [, sun, fog] = sample.rows;
    const found = compareSnapshot(before, read(text), { split: 'train', rows: [sun!, fog!], indexes: [1, 2] });
    assert.deepEqual([found.same, found.findings.map(({ kind }) => kind)], [4, ['stale-row', 'stale-row']]);
  });

  it('reports a template that fails now and one that is gone', () => {
    assert.deepEqual(
      told({ plain: "'{{ report / 2 }}'", fresh: "'x'" }).map((one) => one.slice(0, 90)),
      [0, 1, 2]
        .map((row) => read(text).templates[0]!.renders[row]!)
        .map(({ rowSpan }) => JSON.stringify(text.slice(rowSpan.start, rowSpan.end)))
        .map((row) => `snapshot-failed ${row} Template "plain" no longer renders`.slice(0, 90))
        .concat([
          'snapshot-stale "asked" The task has no template "asked" any more. Update the snapshot, or name it as before.'.slice(
            0,
            90,
          ),
        ]),
    );
  });

  it('lists templates that are not pinned, which is no finding', () => {
    const { findings, missing } = compareSnapshot(taskWith({ ...same, fresh: "'x'" }), read(text), sample);
    assert.deepEqual([findings, missing.map(({ name }) => name)], [[], ['fresh']]);
  });

  it('compares only the templates that are asked for', () => {
    const task = taskWith({ plain: "'x'", asked: "'y'" });
    const { findings } = compareSnapshot(task, read(text), sample, task.templates.slice(1));
    const names = findings.flatMap((finding: SnapshotFinding) =>
      'template' in finding ? [finding.template.name] : [],
    );
    assert.deepEqual([...new Set(names)], ['asked']);
  });

  it('draws the same for a row wherever it stands in the sample', () => {
    const task = taskWith({ drawn: "'{{ range(1000) | random }} {{ report }}'" });
    const snapshot = read(pinned(task));
    const later = { split: 'train', rows: sample.rows.slice(1), indexes: [1, 2, 3] };
    assert.equal(compareSnapshot(task, snapshot, later).same, 2);
  });
});
