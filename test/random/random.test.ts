import assert from 'node:assert/strict';
import { createRandom } from '../../src/random';

describe('createRandom', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const draw = (seed: string): number[] => Array.from({ length: 5 }, createRandom(seed).next);
    assert.deepEqual(draw('a'), draw('a'));
    assert.notDeepEqual(draw('a'), draw('b'));
  });

  it('continues from a stored state', () => {
    const random = createRandom(7);
    random.next();
    const state = random.state();
    const expected = [random.next(), random.next()];
    const resumed = createRandom(7, state);
    assert.deepEqual([resumed.next(), resumed.next()], expected);
  });

  it('is near uniform and near normal', () => {
    const random = createRandom('moments');
    const n = 20_000;
    const uniform = Array.from({ length: n }, random.next);
    const normal = Array.from({ length: n }, random.normal);
    const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;
    assert.ok(Math.abs(mean(uniform) - 0.5) < 0.01);
    assert.ok(Math.abs(mean(normal)) < 0.03);
    assert.ok(Math.abs(mean(normal.map((x) => x * x)) - 1) < 0.05);
  });

  it('forks by label, whatever was drawn before', () => {
    const random = createRandom('s');
    const before = random.fork('x').next();
    random.next();
    assert.equal(random.fork('x').next(), before);
  });

  it('orders places as it shuffles items', () => {
    const items = Array.from({ length: 300 }, (_, place) => place);
    assert.deepEqual([...createRandom('o').order(300)], createRandom('o').shuffled(items));
    assert.deepEqual([...createRandom('o').order(0)], []);
  });

  it('shuffles without loss', () => {
    assert.deepEqual(createRandom(1).shuffled([1, 2, 3, 4]).sort(), [1, 2, 3, 4]);
  });
});
