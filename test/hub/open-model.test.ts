import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchModel, openModel } from '../../src/hub';
import { bad, good, noise, withHub } from './hub-fixture';

const id = 'weather/tiny';
const weights = noise(300_000);
const files = {
  'config.json': '{}',
  'tokenizer.json': '{"version": "1.0"}',
  'model.safetensors': weights,
  'pytorch_model.bin': noise(10),
  'onnx/model.onnx': noise(10),
  'README.md': '# tiny',
};
const models = { [id]: { branches: { main: files, v2: { ...files, 'config.json': '{"a": 2}' } } } };

describe('openModel', () => {
  it('takes what is read here and leaves other formats', () =>
    withHub(models, async ({ hub, options }) => {
      const model = good(await openModel({ id }, options));
      assert.deepEqual(model.files.map(({ path }) => path).sort(), [
        'config.json',
        'model.safetensors',
        'tokenizer.json',
      ]);
      assert.equal(model.revision, hub.commit(id, 'main'));
      assert.equal(model.resolvedBy, 'hub');
    }));

  it('says what a model lacks', () =>
    withHub({ [id]: { branches: { main: { 'config.json': '{}', 'pytorch_model.bin': 'x' } } } }, async (fixture) => {
      const says = /Model weather\/tiny has no tokenizer\.json, model\.safetensors/;
      assert.equal(bad(await openModel({ id }, fixture.options), says), 'hub-no-data');
    }));

  it('tells a model that is not there from one that has not this revision', () =>
    withHub(models, async ({ options }) => {
      assert.equal(bad(await openModel({ id: 'no/such' }, options), /no model no\/such/), 'hub-model-missing');
      const other = await openModel({ id, revision: 'v9' }, options);
      assert.equal(bad(other, /no revision "v9"/), 'hub-revision-missing');
      assert.equal(bad(await openModel({ id: '../up' }, options), /no model id/), 'hub-name-invalid');
    }));

  it('reads offline what another program downloaded', () =>
    withHub({}, async ({ options }) => {
      const commit = 'c'.repeat(40);
      const root = join(options.cacheDir, 'models--weather--tiny');
      const snapshot = join(root, 'snapshots', commit);
      await mkdir(snapshot, { recursive: true });
      await mkdir(join(root, 'refs'), { recursive: true });
      await writeFile(join(root, 'refs', 'main'), commit);
      for (const [name, content] of Object.entries(files))
        if (!name.includes('/')) await writeFile(join(snapshot, name), content);
      const offline = { ...options, offline: true };
      const model = good(await openModel({ id }, offline));
      assert.equal(good(await fetchModel(model, offline)), snapshot);
    }));
});

describe('fetchModel', () => {
  it('lays the files where transformers looks for them', () =>
    withHub(models, async ({ hub, options }) => {
      const model = good(await openModel({ id, revision: 'v2' }, options));
      const folder = good(await fetchModel(model, options));
      const commit = hub.commit(id, 'v2');
      assert.equal(folder, join(options.cacheDir, 'models--weather--tiny', 'snapshots', commit));
      assert.equal(await readFile(join(folder, 'config.json'), 'utf8'), '{"a": 2}');
      assert.deepEqual(new Uint8Array(await readFile(join(folder, 'model.safetensors'))), weights);
    }));

  it('goes on where it was interrupted and checks the hash', () =>
    withHub(models, async ({ hub, options }) => {
      const model = good(await openModel({ id }, options));
      hub.fault = ({ server }) => (server === 'storage' ? { kind: 'break', after: 100_000 } : undefined);
      const broken = await fetchModel(model, { ...options, signal: AbortSignal.timeout(60_000) });
      // Each answer brings 100,000 bytes, so the transfer comes to its end in pieces.
      good(broken);
      assert.ok(hub.requests.filter(({ server }) => server === 'storage').length >= 3);
      await rm(options.cacheDir, { recursive: true });
      hub.fault = ({ server }) => (server === 'storage' ? { kind: 'corrupt' } : undefined);
      assert.equal(bad(await fetchModel(model, options), /other bytes than its hash/), 'hub-hash-mismatch');
    }));

  it('brings the tokenizer alone when that is asked for', () =>
    withHub(models, async ({ hub, options }) => {
      const model = good(await openModel({ id }, options));
      const folder = good(await fetchModel(model, options, 'tokenizer'));
      assert.equal(await readFile(join(folder, 'tokenizer.json'), 'utf8'), files['tokenizer.json']);
      assert.ok(hub.requests.every(({ server }) => server === 'hub'));
      const offline = { ...options, offline: true };
      assert.equal(good(await fetchModel(model, offline, 'tokenizer')), folder);
      assert.equal(bad(await fetchModel(model, offline), /not downloaded yet/), 'hub-not-downloaded');
    }));
});
