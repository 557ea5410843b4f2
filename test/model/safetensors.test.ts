import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tensor } from '../../src/model';
import { readSafetensors, writeSafetensors } from '../../src/model';

/** A file by hand: the header as given, then the bytes. */
function fileOf(header: unknown, bytes: Uint8Array, headerLength?: number): Buffer {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(headerLength ?? json.length));
  return Buffer.concat([length, json, bytes]);
}

describe('safetensors', () => {
  let folder: string;
  let path: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safetensors-'));
    path = join(folder, 'x.safetensors');
  });
  after(() => rm(folder, { recursive: true }));

  const tensors = (): Map<string, Tensor> =>
    new Map<string, Tensor>([
      ['a', { shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 1e-30, Infinity, 0.1) }],
      ['empty', { shape: [0, 4], data: new Float32Array() }],
      ['scalar', { shape: [], data: Float32Array.of(7) }],
    ]);

  it('gives tensors and metadata back bit by bit', async () => {
    await writeSafetensors(path, tensors(), {
      dtype: 'f32',
      metadata: new Map([
        ['format', 'pt'],
        ['ü', '„x“'],
      ]),
    });
    const read = await readSafetensors(path);
    assert.ok(read.ok);
    assert.deepEqual(read.value.tensors, tensors());
    assert.deepEqual(
      [...read.value.metadata],
      [
        ['format', 'pt'],
        ['ü', '„x“'],
      ],
    );
    assert.deepEqual(await readdir(folder), ['x.safetensors']);
  });

  it('starts the numbers on an 8-byte boundary', async () => {
    await writeSafetensors(path, tensors(), { dtype: 'f32' });
    assert.equal((await readFile(path)).readBigUInt64LE() % 8n, 0n);
  });

  it('rounds to 16 bits when asked', async () => {
    await writeSafetensors(path, tensors(), { dtype: 'f16' });
    const read = await readSafetensors(path);
    assert.ok(read.ok);
    assert.deepEqual([...read.value.tensors.get('a')!.data], [1, -2, 3.5, 0, Infinity, 0.0999755859375]);
  });

  it('reads what others write in bfloat16, and at odd offsets', async () => {
    const header = { x: { dtype: 'BF16', shape: [2], data_offsets: [0, 4] } };
    await writeFile(path, fileOf(JSON.stringify(header) + ' ', Uint8Array.of(0x80, 0x3f, 0x40, 0xc0)));
    const read = await readSafetensors(path);
    assert.ok(read.ok);
    assert.deepEqual([...read.value.tensors.get('x')!.data], [1, -3]);
  });

  it('says what is wrong with a file', async () => {
    const entry = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };
    const four = new Uint8Array(4);
    const cases: readonly (readonly [Buffer, RegExp])[] = [
      [Buffer.from('abc'), /shorter than its header/],
      [fileOf({ x: entry }, four, 10_000), /claims 10000 bytes/],
      [fileOf('{"x":', four), /not JSON/],
      [fileOf('[]', four), /not an object/],
      [fileOf({ x: { ...entry, dtype: 'I64' } }, four), /I64.*F32, F16, BF16/],
      [fileOf({ x: { ...entry, shape: [-1] } }, four), /no valid shape/],
      [fileOf({ x: { ...entry, data_offsets: [0] } }, four), /no valid shape/],
      [fileOf({ x: { ...entry, shape: [2] } }, four), /has 4 bytes, not those of its shape \[2\]/],
      [fileOf({ x: entry, y: entry }, four), /"y" begins at byte 0, not at 4/],
      [fileOf({ x: entry }, new Uint8Array(3)), /take 4 bytes, but 3 are there/],
      [fileOf({ x: entry }, new Uint8Array(5)), /take 4 bytes, but 5 are there/],
    ];
    for (const [bytes, message] of cases) {
      await writeFile(path, bytes);
      const read = await readSafetensors(path);
      assert.ok(!read.ok && read.error.code === 'model-weights-invalid');
      assert.match(read.error.message, message);
    }
    const absent = await readSafetensors(join(folder, 'none'));
    assert.ok(!absent.ok && absent.error.code === 'model-file-missing');
    const directory = await readSafetensors(folder);
    assert.ok(!directory.ok && directory.error.code === 'model-file-unreadable');
  });
});
