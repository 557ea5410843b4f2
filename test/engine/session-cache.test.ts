import assert from 'node:assert/strict';
import { Graph } from '../../src/engine/graph/graph';
import { SessionCache } from '../../src/engine/session-cache';

describe('SessionCache', () => {
  /** Counts what is opened and closed in place of real sessions. */
  function cacheOf(limit: number) {
    const events: string[] = [];
    let opened = 0;
    const runtime = {
      open: async () => {
        const name = String(++opened);
        events.push(`open ${name}`);
        return { run: async () => new Map(), dispose: async () => void events.push(`close ${name}`) };
      },
    };
    return { events, cache: new SessionCache(runtime, limit) };
  }
  const build = (): Graph => new Graph({ float: 'f32', kernels: 'primitive' });

  it('builds a graph once and closes the one not used for longest', async () => {
    const { events, cache } = cacheOf(2);
    const first = await cache.get('a', build);
    await cache.get('b', build);
    assert.equal(await cache.get('a', build), first);
    await cache.get('c', build);
    assert.deepEqual(events, ['open 1', 'open 2', 'open 3', 'close 2']);
    assert.equal(await cache.get('a', build), first);
    await cache.get('b', build);
    assert.deepEqual(events.slice(4), ['open 4', 'close 3']);
  });

  it('closes all when it is disposed of, once', async () => {
    const { events, cache } = cacheOf(3);
    await cache.get('a', build);
    await cache.get('b', build);
    await cache.dispose();
    await cache.dispose();
    assert.deepEqual(events.slice(2), ['close 1', 'close 2']);
  });
});
