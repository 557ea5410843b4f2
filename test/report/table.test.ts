import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRun, renderTable } from '../../src/report';
import { aRun } from './a-run';

/** Compares with a file beside this test; `UPDATE=1` rewrites it. */
function golden(name: string, actual: string): void {
  const path = join(__dirname, name);
  if (process.env['UPDATE'] === '1') writeFileSync(path, actual);
  assert.equal(actual, readFileSync(path, 'utf8'));
}

describe('renderTable', () => {
  const skills = { rte: { base: 0.52, tuned: 0.64 }, copa_effect: { base: 0.6, tuned: 0.5 } };

  it('is exactly the golden table', () => {
    golden('table.golden.txt', renderTable(readRun(aRun(skills))));
  });

  it('leaves the columns of the tuned model out where there is none', () => {
    golden('table-base-only.golden.txt', renderTable(readRun(aRun({ rte: { base: 0.52 } }))));
  });

  it('keeps every line of the grid within the rule', () => {
    const lines = renderTable(readRun(aRun(skills))).split('\n');
    const rule = lines.findIndex((line) => line.startsWith('─'));
    const grid = lines.slice(rule - 1, lines.indexOf('', rule));
    assert.ok(grid.length > 10);
    assert.ok(grid.every((line) => line.length <= lines[rule]!.length));
  });

  it('leaves templates out on request', () => {
    assert.doesNotMatch(renderTable(readRun(aRun(skills)), { templates: false }), /follows-from/);
  });
});
