import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Schedule } from '../../src/engine';
import { learningRate } from '../../src/engine';
import { fixtures, near } from './golden';

describe('learningRate', () => {
  const rates = (kind: Schedule['kind'], warmupSteps: number): number[] =>
    Array.from({ length: 9 }, (_, i) =>
      Number(learningRate({ kind, warmupSteps, totalSteps: 8 }, 0.8, i + 1).toFixed(6)),
    );

  it('stays after the warm-up', () => {
    assert.deepEqual(rates('constant', 4), [0.2, 0.4, 0.6, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]);
    assert.deepEqual(rates('constant', 0), Array(9).fill(0.8));
  });

  it('falls along a line to nothing behind the last step', () => {
    assert.deepEqual(rates('linear', 4), [0.2, 0.4, 0.6, 0.8, 0.8, 0.6, 0.4, 0.2, 0]);
    assert.deepEqual(rates('linear', 0), [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0]);
  });

  it('falls along half a cosine', () => {
    const [, , , , first, second, third, fourth, after] = rates('cosine', 4) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    assert.equal(first, 0.8);
    assert.ok(first - second < second - third, 'slowly at first');
    assert.equal(third, 0.4);
    assert.ok(fourth > 0);
    assert.equal(after, 0);
  });

  it('stays at nothing after the end', () => {
    assert.equal(learningRate({ kind: 'linear', warmupSteps: 0, totalSteps: 8 }, 1, 100), 0);
  });

  it('goes as that of transformers once the warm-up is over', async () => {
    const { rates: golden } = JSON.parse(await readFile(join(fixtures, 'training', 'schedules.json'), 'utf8')) as {
      readonly rates: Readonly<Record<string, readonly number[]>>;
    };
    const names = {
      constant: 'constant_with_warmup',
      linear: 'linear',
      cosine: 'cosine',
      inverse_sqrt: 'inverse_sqrt',
    };
    for (const kind of ['constant', 'linear', 'cosine', 'inverse_sqrt'] as const)
      for (const warmupSteps of [0, 4]) {
        const expected = golden[`${names[kind]}/${warmupSteps}`]!;
        const ours = expected.map((_, i) => learningRate({ kind, warmupSteps, totalSteps: 12 }, 1, i + 1));
        near(ours.slice(warmupSteps), expected.slice(warmupSteps), 1e-12, kind);
        // Its warm-up begins with a rate of 0, ours with the second of its rates: no step is lost.
        near(ours.slice(0, warmupSteps), expected.slice(1, warmupSteps + 1), 1e-12, kind);
      }
  });
});
