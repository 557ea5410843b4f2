import assert from 'node:assert/strict';
import { type Trial, firstDifference } from '../../../src/engine';
import { runTrial } from '../../../src/engine/provider/trial';

describe('the trial of a provider', () => {
  it('learns, and gives the same numbers each time', async () => {
    const [first, second] = [await runTrial('cpu', 'exact', 1), await runTrial('cpu', 'exact', 1)];
    assert.deepEqual([first.losses, first.gradNorms], [second.losses, second.gradNorms]);
    assert.ok(first.losses.at(-1)! < first.losses[0]! - 0.3, first.losses.join(' '));
  });

  it('finds the step at which numbers leave those of the CPU', () => {
    const expected: Trial = { losses: [4, 3.5, 3], gradNorms: [2, 1.5, 1], milliseconds: 1 };
    const cases: readonly (readonly [Partial<Trial>, number | undefined])[] = [
      [{}, undefined],
      [{ losses: [4.001, 3.501, 2.999] }, undefined],
      [{ losses: [4, 3.52, 3] }, 2],
      // A gradient of another size is wrong although the first loss is right.
      [{ gradNorms: [2.1, 1.5, 1] }, 1],
      [{ losses: [4, 3.5, Number.NaN] }, 3],
      [{ losses: [4] }, 2],
    ];
    for (const [changes, step] of cases) assert.equal(firstDifference({ ...expected, ...changes }, expected), step);
  });
});
