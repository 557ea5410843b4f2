import assert from 'node:assert/strict';
import type { Graph } from '../../../src/engine/graph/graph';
import { type MemoryDemand, divisionOf, fits, planMemory, totalBytes } from '../../../src/engine/memory/plan';
import { buildTrainGraph } from '../../../src/engine/train-graph';
import { tinyConfig } from '../tiny';

function demandOf(changes: Partial<MemoryDemand>): MemoryDemand {
  const length = 32;
  const graph = (sequences: number, headRows: number): Graph =>
    buildTrainGraph(tinyConfig(), { batch: { sequences, length }, headRows, float: 'f32', kernels: 'fused' });
  return { batch: { sequences: 12, length }, weights: 1000, moments: 2000, graph, ...changes };
}

describe('planMemory', () => {
  it('takes the whole batch where it fits', () => {
    const plan = planMemory(demandOf({ available: 2 ** 30 }));
    assert.equal(plan.microBatch, 12);
    assert.ok(fits(plan));
    assert.ok(totalBytes(plan) > 3000 + plan.gradients + plan.activations);
  });

  it('divides until it fits, and no further than one by one', () => {
    const whole = planMemory(demandOf({ available: 2 ** 30 }));
    const half = planMemory(demandOf({ available: whole.activations }));
    assert.ok(half.microBatch < 12 && half.microBatch > 1 && fits(half), String(half.microBatch));
    assert.ok(half.activations < whole.activations);
    const least = planMemory(demandOf({ available: 1 }));
    assert.equal(least.microBatch, 1);
    assert.ok(!fits(least));
  });

  it('takes what was asked for whether it fits or not', () => {
    assert.equal(planMemory(demandOf({ available: 1, microBatch: 6 })).microBatch, 6);
  });

  it('computes no more tokens at once than pay', () => {
    const graph = demandOf({}).graph;
    const plan = planMemory(
      demandOf({ batch: { sequences: 256, length: 32 }, graph: (_, rows) => graph(1, Math.min(rows, 32)) }),
    );
    assert.equal(plan.microBatch, 64);
  });

  it('makes parts of about one size', () => {
    for (const [sequences, most, expected] of [
      [12, 12, 12],
      [12, 5, 4],
      [10, 4, 4],
      [7, 6, 4],
      [3, 1, 1],
      [2, 9, 2],
    ] as const)
      assert.equal(divisionOf(sequences, most), expected);
  });
});
