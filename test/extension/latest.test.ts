import assert from 'node:assert/strict';
import { Latest } from '../../src/extension/latest';

/** Work that ends when told to. */
function gate<T>(): { promise: Promise<T>; open: (value: T) => void; fail: (error: Error) => void } {
  let open!: (value: T) => void;
  let fail!: (error: Error) => void;
  const promise = new Promise<T>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { promise, open, fail };
}

describe('Latest', () => {
  it('gives the result of work that nothing overtook', async () => {
    assert.equal(await new Latest().run(async () => 'done'), 'done');
  });

  it('aborts older work and drops its result, even when it ends last', async () => {
    const latest = new Latest();
    const slow = gate<string>();
    let aborted = false;
    const first = latest.run((signal) => {
      signal.addEventListener('abort', () => (aborted = true));
      return slow.promise;
    });
    const second = latest.run(async () => 'new');
    slow.open('old');
    assert.equal(aborted, true);
    assert.equal(await second, 'new');
    assert.equal(await first, undefined);
  });

  it('passes on the failure of the newest work only', async () => {
    const latest = new Latest();
    const slow = gate<string>();
    const first = latest.run(() => slow.promise);
    const second = latest.run(() => Promise.reject(new Error('broken')));
    slow.fail(new Error('cancelled'));
    assert.equal(await first, undefined);
    await assert.rejects(second, /broken/);
  });
});
