import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { Limiter } from '../../../src/hub/network/limit';

describe('Limiter', () => {
  it('lets so many in at once, and the others in the order they came', async () => {
    const limiter = new Limiter(2);
    const inside: number[] = [];
    const leave: (() => void)[] = [];
    const all = Array.from({ length: 5 }, async (_, i) => {
      const own = await limiter.enter();
      inside.push(i);
      leave.push(own);
    });
    await setImmediate();
    assert.deepEqual(inside, [0, 1]);
    leave[1]?.();
    await setImmediate();
    assert.deepEqual(inside, [0, 1, 2]);
    leave[0]?.();
    leave[2]?.();
    await Promise.all(all);
    assert.deepEqual(inside, [0, 1, 2, 3, 4]);
  });
});
