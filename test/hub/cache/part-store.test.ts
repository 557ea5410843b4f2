import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PartStore } from '../../../src/hub/cache/part-store';
import { noise } from '../hub-fixture';

const bytes = noise(1000);

describe('PartStore', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'flan-parts-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const save = (store: PartStore, start: number, end: number): Promise<void> =>
    store.save(start, [bytes.slice(start, (start + end) >> 1), bytes.slice((start + end) >> 1, end)]);

  it('joins parts that overlap and touch', async () => {
    const store = await PartStore.open(folder);
    await save(store, 0, 400);
    await save(store, 300, 700);
    await save(store, 700, 1000);
    await save(store, 350, 360);
    assert.deepEqual(new Uint8Array(await store.read({ start: 10, end: 990 })), bytes.slice(10, 990));
    const chunks = [];
    for await (const chunk of store.stream({ start: 0, end: 1000 })) chunks.push(chunk);
    assert.deepEqual(new Uint8Array(Buffer.concat(chunks)), bytes);
  });

  it('is read by another process, and sees what that one adds', async () => {
    const [one, other] = [await PartStore.open(folder), await PartStore.open(folder)];
    await save(other, 0, 500);
    await assert.rejects(one.read({ start: 0, end: 10 }));
    await one.refresh();
    assert.deepEqual(new Uint8Array(await one.read({ start: 0, end: 500 })), bytes.slice(0, 500));
  });

  it('takes two writers of the same part for one', async () => {
    const [one, other] = [await PartStore.open(folder), await PartStore.open(folder)];
    await Promise.all([save(one, 0, 900), save(other, 0, 900)]);
    assert.deepEqual(new Uint8Array(await one.read({ start: 0, end: 900 })), bytes.slice(0, 900));
    assert.deepEqual((await PartStore.open(folder)).parts, [{ start: 0, end: 900 }]);
  });

  it('does not take a part that was cut short, nor a file of another kind', async () => {
    await save(await PartStore.open(folder), 0, 100);
    await truncate(join(folder, '0-99'), 50);
    await writeFile(join(folder, '100-199.0a1b2c3d.incomplete'), 'x'.repeat(100));
    await writeFile(join(folder, 'notes'), '');
    assert.deepEqual((await PartStore.open(folder)).parts, []);
  });

  it('rejects where bytes are missing', async () => {
    const store = await PartStore.open(folder);
    await save(store, 0, 100);
    await save(store, 200, 300);
    await assert.rejects(store.read({ start: 50, end: 250 }));
  });
});
