import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchFile, openDataset } from '../../../src/hub';
import { bad, good, noise, withHub } from '../hub-fixture';

const id = 'weather/reports';
const token = 'hf_thisIsNoRealToken';
const files = { 'default/train/0000.parquet': noise(200_000) };
const open = { [id]: { branches: { 'refs/convert/parquet': files } } };
const closed = { [id]: { ...open[id], token } };
const gated = { [id]: { ...closed[id], gated: true } };

describe('hubFetch', () => {
  it('shows the token to the hub and not to the storage it redirects to', () =>
    withHub(closed, async ({ hub, options }) => {
      const dataset = good(await openDataset({ id }, { ...options, token }));
      good(await fetchFile(dataset, dataset.splits.get('train')![0]!, { ...options, token }));
      const shown = (server: 'hub' | 'storage'): Set<string | undefined> =>
        new Set(hub.requests.filter((seen) => seen.server === server).map(({ authorization }) => authorization));
      assert.deepEqual(shown('hub'), new Set([`Bearer ${token}`]));
      assert.deepEqual(shown('storage'), new Set([undefined]));
    }));

  it('says where a token goes when a dataset is gated', () =>
    withHub(gated, async ({ options }) => {
      const says =
        /gated: ask for access at http.*weather\/reports\. Give a token with "FLAN: Set Hugging Face Token…", in HF_TOKEN/;
      assert.equal(bad(await openDataset({ id }, options), says), 'hub-gated');
    }));

  it('says that a private dataset may be one that is not there', () =>
    withHub(closed, async ({ options }) => {
      assert.equal(bad(await openDataset({ id }, options), /or it is private.*HF_TOKEN/), 'hub-dataset-missing');
    }));

  it('says that a token is not accepted, without showing it', () =>
    withHub(closed, async ({ hub, options }) => {
      const found = await openDataset({ id }, { ...options, token: 'hf_anotherOne' });
      assert.equal(bad(found, /does not accept the token/), 'hub-token-refused');
      assert.ok(!JSON.stringify(found).includes('hf_anotherOne'));
      assert.equal(hub.requests.length, 1, 'a refusal is not asked again');
    }));

  it('never repeats a token that a server echoes', () =>
    withHub(open, async ({ hub, options }) => {
      hub.fault = () => ({ kind: 'status', status: 400, headers: { 'X-Error-Message': `bad ${token}` } });
      assert.equal(bad(await openDataset({ id }, { ...options, token }), /HTTP 400: bad …/), 'hub-server-error');
    }));

  it('waits as long as the hub asks, in seconds or until a date', () =>
    withHub(open, async ({ hub, options, clock }) => {
      const asked = ['7', new Date(clock.now() + 20_000).toUTCString()];
      hub.fault = () => {
        const retryAfter = asked.shift();
        return retryAfter === undefined
          ? undefined
          : { kind: 'status', status: 429, headers: { 'Retry-After': retryAfter } };
      };
      good(await openDataset({ id }, options));
      assert.deepEqual(clock.slept, [7000, 13_000]);
    }));

  it('gives up when the hub asks to wait for long, and says so', () =>
    withHub(open, async ({ hub, options, clock }) => {
      hub.fault = () => ({ kind: 'status', status: 429, headers: { 'Retry-After': '900' } });
      assert.equal(bad(await openDataset({ id }, options), /too many requests.*wait: 900 s/), 'hub-rate-limit');
      assert.deepEqual(clock.slept, []);
    }));

  it('tries a failing server again, longer and longer, and then says what it said', () =>
    withHub(open, async ({ hub, options, clock }) => {
      hub.fault = () => ({ kind: 'status', status: 503 });
      assert.equal(bad(await openDataset({ id }, options), /HTTP 503: as told/), 'hub-server-error');
      assert.deepEqual(clock.slept, [500, 1000, 2000, 4000]);
      assert.equal(hub.requests.length, 5);
    }));

  it('recovers from a server that fails for a moment', () =>
    withHub(open, async ({ hub, options }) => {
      let failures = 0;
      hub.fault = () => (failures++ < 2 ? { kind: 'status', status: 502 } : undefined);
      good(await openDataset({ id }, options));
    }));

  it('tells a page for people from an answer', () =>
    withHub(open, async ({ hub, options }) => {
      hub.fault = () => ({ kind: 'page' });
      assert.equal(bad(await openDataset({ id }, options), /does not answer like a Hugging Face hub/), 'hub-not-a-hub');
    }));

  it('follows a dataset to its new name, and stops in a circle', () =>
    withHub(open, async ({ hub, options }) => {
      hub.fault = ({ path }) =>
        path.includes('/old')
          ? { kind: 'status', status: 307, headers: { Location: path.replace('weather/old', id) } }
          : undefined;
      assert.equal(good(await openDataset({ id: 'weather/old' }, options)).config, 'default');
      hub.fault = ({ path }) => ({ kind: 'status', status: 307, headers: { Location: path } });
      assert.equal(bad(await openDataset({ id }, options), /does not answer like/), 'hub-not-a-hub');
    }));

  it('does not follow a redirect out of TLS', () =>
    withHub(open, async ({ options }) => {
      const leaving: typeof fetch = () =>
        Promise.resolve(new Response(null, { status: 302, headers: { Location: 'http://example.org/' } }));
      const found = await openDataset({ id }, { ...options, endpoint: 'https://hub.example', fetch: leaving });
      assert.equal(bad(found, /does not answer like/), 'hub-not-a-hub');
    }));

  it('tells a hub that is not there', () =>
    withHub(open, async ({ options }) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      const found = await openDataset({ id }, { ...options, endpoint: `http://127.0.0.1:${port}` });
      assert.equal(bad(found, /does not answer \(ECONNREFUSED\)/), 'hub-unreachable');
    }));

  it('stops waiting when it is cancelled', () =>
    withHub(open, async ({ hub, options }) => {
      const stop = new AbortController();
      hub.fault = () => {
        stop.abort();
        return { kind: 'status', status: 503 };
      };
      assert.equal(bad(await openDataset({ id }, { ...options, signal: stop.signal }), /cancelled/), 'hub-cancelled');
      assert.equal(hub.requests.length, 1);
    }));
});
