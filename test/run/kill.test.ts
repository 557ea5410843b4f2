import assert from 'node:assert/strict';
import { killAndCompare } from './kill/compare';
import { temporaryFolder } from './temporary';

describe('a run whose worker is killed thirty times', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();

  it('comes out to the bit as the run that nobody touched', async () => {
    const lines: string[] = [];
    const { kills, compared, differing } = await killAndCompare(folder, '1', 30, (line) => lines.push(line));
    assert.equal(kills.length, 30);
    assert.ok(compared > 130, String(compared));
    assert.deepEqual(differing, [], lines.join('\n'));
    // It was killed in all of its phases, not only in one.
    const where = new Set(kills.map(({ last }) => last.replace(/ .*/, '')));
    for (const name of ['step', 'checkpoint', 'phase']) assert.ok(where.has(name), [...where].join(', '));
  });
});
