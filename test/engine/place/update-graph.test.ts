import assert from 'node:assert/strict';
import type { OptimizerOptions } from '../../../src/engine';
import { createOptimizer } from '../../../src/engine/create-optimizer';
import type { Data } from '../../../src/engine/graph/value';
import { groupsOf } from '../../../src/engine/place/device-place';
import { additionGraph, addedName, normGraph, sumName } from '../../../src/engine/place/gradient-graphs';
import { nextName, updateGraph, updateScalars } from '../../../src/engine/place/update-graph';
import { gradientName } from '../../../src/engine/train-graph';
import type { Tensor } from '../../../src/model';
import { createRandom } from '../../../src/random';
import { runGraph } from '../tiny';

const adamW = { kind: 'adamw', lr: 0.1, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.1 } as const;
const adafactor = {
  kind: 'adafactor',
  ...{ lr: 0.1, relativeStep: false, scaleParameter: true },
  ...{ clipThreshold: 1, decayRate: -0.8, eps1: 1e-30, eps2: 1e-3, weightDecay: 0.1 },
} as const;
const rules: readonly (readonly [string, OptimizerOptions])[] = [
  ['AdamW', adamW],
  ['Adafactor', adafactor],
  ['Adafactor without scaled rates or decay', { ...adafactor, scaleParameter: false, weightDecay: 0 }],
];

const shapes = { matrix: [3, 4], norm: [5] } as const;
const moved = Object.entries(shapes).map(([name, shape]) => ({ name, shape }));

function randomTensors(seed: string): Map<string, Tensor> {
  const random = createRandom(seed);
  const fill = (shape: readonly number[]): Float32Array =>
    Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.normal());
  return new Map(moved.map(({ name, shape }) => [name, { shape, data: fill(shape) }]));
}

describe('updates as graphs', () => {
  for (const [name, options] of rules)
    it(`${name} moves weights and moments as on the host, step after step`, async () => {
      const weights = randomTensors('weights');
      const optimizer = createOptimizer(weights, options);
      const tensors = new Map<string, Data>();
      const state = [...optimizer.state, ...[...weights].map(([key, tensor]) => [`weight/${key}`, tensor] as const)];
      for (const [key, { data }] of state) tensors.set(key, data.slice());
      for (let step = 1; step <= 3; step++) {
        const gradients = new Map([...randomTensors(`gradient ${step}`)].map(([key, { data }]) => [key, data]));
        const update = { step, lr: 0.1 / step, gradientScale: 0.5 };
        const feeds = new Map([...tensors, ...updateScalars(options, update)]);
        for (const [key, data] of gradients) feeds.set(gradientName(key), data.slice());
        const results = await runGraph(updateGraph(moved, options), feeds);
        optimizer.apply(gradients, update);
        for (const [key, { data }] of state) {
          const next = results.get(nextName(key)) as Float32Array;
          data.forEach((value, i) => assert.ok(Math.abs(value - next[i]!) < 1e-5, `${key} ${value} ${next[i]}`));
          tensors.set(key, next);
        }
      }
    });

  it('adds gradients up and gives the norm of all together', async () => {
    const [first, second] = [randomTensors('first'), randomTensors('second')];
    const feeds = new Map<string, Data>();
    let squares = 0;
    for (const { name } of moved) {
      const [a, b] = [first.get(name)!.data, second.get(name)!.data];
      feeds.set(sumName(name), a).set(gradientName(name), b);
      a.forEach((value, i) => (squares += (value + b[i]!) ** 2));
    }
    const added = await runGraph(additionGraph(moved), feeds);
    const sums = new Map(moved.map(({ name }) => [gradientName(name), added.get(addedName(name))!]));
    const norm = (await runGraph(normGraph(moved), sums)).get('norm')![0];
    assert.ok(Math.abs(Number(norm) - Math.sqrt(squares)) < 1e-5);
  });

  it('moves as many weights at a time as its room takes, each once', () => {
    const weights = [10, 10, 30, 5].map((size, i) => ({ name: String(i), shape: [size] }));
    assert.deepEqual(
      groupsOf(weights, 80).map((group) => group.map(({ name }) => name)),
      [['0', '1'], ['2'], ['3']],
    );
  });
});
