import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '../../src/model';
import { createModel, loadModel, parseConfig, saveModel, writeSafetensors } from '../../src/model';
import { createTokenizer } from '../../src/tokenizer';
import { configText, tokenizerFiles } from '../tokenizer/tokenizer-files';

async function modelOf(changes: Readonly<Record<string, unknown>> = {}): Promise<Model> {
  const config = parseConfig(configText(changes));
  const files = tokenizerFiles();
  files.set('generation_config.json', '{"max_length": 32}');
  const tokenizer = await createTokenizer(files);
  assert.ok(config.ok && tokenizer.ok);
  return createModel(config.value, tokenizer.value, 3);
}

describe('loadModel and saveModel', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'model-'))));
  afterEach(() => rm(folder, { recursive: true }));

  for (const tie of [true, false])
    it(`gives a folder back (tied head: ${tie})`, async () => {
      const model = await modelOf({ tie_word_embeddings: tie });
      const path = join(folder, 'new', 'model');
      await saveModel(model, path, { dtype: 'f32' });
      const loaded = await loadModel(path);
      assert.ok(loaded.ok, JSON.stringify(loaded));
      assert.deepEqual(loaded.value.weights, model.weights);
      assert.equal(loaded.value.weights.has('lm_head.weight'), !tie);
      assert.deepEqual({ ...loaded.value.config, source: 0 }, { ...model.config, source: 0 });
      assert.equal(loaded.value.tokenizer.decode(loaded.value.tokenizer.encode('the cat')), 'the cat');
      assert.equal(await readFile(join(path, 'generation_config.json'), 'utf8'), '{"max_length": 32}');
      assert.deepEqual((await readdir(path)).sort(), [
        'config.json',
        'generation_config.json',
        'model.safetensors',
        'tokenizer.json',
        'tokenizer_config.json',
      ]);
    });

  it('stores 16 bits within their precision', async () => {
    const model = await modelOf();
    await saveModel(model, folder, { dtype: 'f16' });
    const loaded = await loadModel(folder);
    assert.ok(loaded.ok);
    for (const [name, { data }] of model.weights)
      loaded.value.weights
        .get(name)!
        .data.forEach((x, i) => assert.ok(Math.abs(x - data[i]!) <= Math.abs(data[i]!) / 2048 + 1e-7));
    assert.equal(
      (JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) as { dtype: string }).dtype,
      'float16',
    );
  });

  it('says what a folder lacks', async () => {
    const absent = await loadModel(join(folder, 'nowhere'));
    assert.ok(!absent.ok && absent.error.code === 'model-file-missing');
    assert.match(absent.error.message, /no config\.json/);

    const damage: readonly (readonly [string, string, RegExp])[] = [
      ['model.safetensors', 'model-weights-invalid', /not a whole safetensors file/],
      ['tokenizer.json', 'tokenizer-invalid', /tokenizer\.json/],
      ['config.json', 'model-config-invalid', /config\.json is not JSON/],
    ];
    for (const [name, code, message] of damage) {
      await saveModel(await modelOf(), folder, { dtype: 'f32' });
      await writeFile(join(folder, name), 'damaged');
      const damaged = await loadModel(folder);
      assert.ok(!damaged.ok && damaged.error.code === code, name);
      assert.match(damaged.error.message, message);
      assert.equal(damaged.error.file, join(folder, name));
      await rm(join(folder, name));
      const without = await loadModel(folder);
      const missing = name === 'tokenizer.json' ? 'tokenizer-missing' : 'model-file-missing';
      assert.ok(!without.ok && without.error.code === missing, name);
    }
  });

  it('names the weight that is missing or of another shape', async () => {
    const model = await modelOf();
    await saveModel(model, folder, { dtype: 'f32' });
    const norm = 'model.norm.weight';
    const rest = [...model.weights].filter(([name]) => name !== norm);
    await writeSafetensors(join(folder, 'model.safetensors'), rest, { dtype: 'f32' });
    const missing = await loadModel(folder);
    assert.ok(!missing.ok && missing.error.message.includes(norm));
    const short = { shape: [4], data: new Float32Array(4) };
    await writeSafetensors(join(folder, 'model.safetensors'), [...rest, [norm, short]], { dtype: 'f32' });
    const other = await loadModel(folder);
    assert.ok(!other.ok);
    assert.match(other.error.message, /\[4\].*\[8\]/);
  });

  it('reads and writes weights in several files', async () => {
    const model = await modelOf();
    await saveModel(model, folder, { dtype: 'f32', shardBytes: 1500 });
    const shards = (await readdir(folder)).filter((name) => name.endsWith('.safetensors'));
    assert.ok(shards.length > 2 && shards.includes(`model-00001-of-0000${shards.length}.safetensors`), shards.join());
    const loaded = await loadModel(folder);
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.value.weights, model.weights);

    const index = join(folder, 'model.safetensors.index.json');
    for (const text of ['{}', '{', '{"weight_map": {"a": "../other.safetensors"}}']) {
      await writeFile(index, text);
      const broken = await loadModel(folder);
      assert.ok(!broken.ok && broken.error.code === 'model-weights-invalid' && broken.error.file === index, text);
    }
    await saveModel(model, folder, { dtype: 'f32' });
    assert.ok((await loadModel(folder)).ok, 'one file takes the place of the index');
  });

  it('names weights that are there in a format it does not read', async () => {
    await saveModel(await modelOf(), folder, { dtype: 'f32' });
    await rename(join(folder, 'model.safetensors'), join(folder, 'pytorch_model.bin'));
    const loaded = await loadModel(folder);
    assert.ok(!loaded.ok && loaded.error.code === 'model-unsupported');
    assert.match(loaded.error.message, /pytorch_model\.bin.*safe_serialization/);
  });

  it('leaves weights on the disk when asked, and says where each lies', async () => {
    const model = await modelOf();
    await saveModel(model, folder, { dtype: 'f16' });
    const linked = join(folder, 'linked');
    await mkdir(linked);
    for (const name of ['config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json'])
      await symlink(join(folder, name), join(linked, name));
    const loaded = await loadModel(linked, { base: 'mapped' });
    assert.ok(loaded.ok && loaded.value.stored !== undefined);
    assert.equal(loaded.value.weights.size, 0);
    assert.deepEqual([...loaded.value.stored.keys()], [...model.weights.keys()]);
    const bytes = await readFile(join(folder, 'model.safetensors'));
    const { file, offset, dtype, shape } = loaded.value.stored.get('model.norm.weight')!;
    assert.deepEqual([file, dtype, shape], [await realpath(join(folder, 'model.safetensors')), 'f16', [8]]);
    assert.equal(bytes.readUInt16LE(offset), 0x3c00, 'a fresh norm begins with 1');
  });

  it('takes the names of a model saved without its head, and passes over tables that are no weights', async () => {
    const model = await modelOf();
    await saveModel(model, folder, { dtype: 'f32' });
    const bare = [...model.weights].map(([name, tensor]) => [name.replace(/^model\./, ''), tensor] as const);
    const table = ['layers.0.self_attn.rotary_emb.inv_freq', { shape: [2], data: Float32Array.of(1, 0.1) }] as const;
    await writeSafetensors(join(folder, 'model.safetensors'), [...bare, table], { dtype: 'f32' });
    const loaded = await loadModel(folder);
    assert.ok(loaded.ok, JSON.stringify(loaded));
    assert.deepEqual(loaded.value.weights, model.weights);
  });

  it('refuses a weight that the family does not have, since it would change the numbers', async () => {
    const model = await modelOf();
    await saveModel(model, folder, { dtype: 'f32' });
    const bias = ['model.layers.0.self_attn.q_proj.bias', { shape: [8], data: new Float32Array(8) }] as const;
    await writeSafetensors(join(folder, 'model.safetensors'), [...model.weights, bias], { dtype: 'f32' });
    const loaded = await loadModel(folder);
    assert.ok(!loaded.ok && loaded.error.code === 'model-unsupported');
    assert.match(loaded.error.message, /q_proj\.bias.*"llama"/);
  });

  it('leaves out an added token that the model has no row for, and writes it back', async () => {
    await saveModel(await modelOf(), folder, { dtype: 'f32' });
    const file = join(folder, 'tokenizer.json');
    const tokenizer = JSON.parse(await readFile(file, 'utf8')) as { added_tokens: unknown[] };
    const image = { id: 48, content: '<image>', special: true, normalized: false, lstrip: false, rstrip: false };
    await writeFile(file, JSON.stringify({ ...tokenizer, added_tokens: [...tokenizer.added_tokens, image] }));
    const loaded = await loadModel(folder);
    assert.ok(loaded.ok, JSON.stringify(loaded));
    const ids = loaded.value.tokenizer.encode('the <image> cat');
    assert.ok(ids.length > 0 && ids.every((id) => id < 48), ids.join());
    assert.match(loaded.value.tokenizer.files.get('tokenizer.json')!, /<image>/);
  });

  it('refuses a tokenizer of another model', async () => {
    await saveModel(await modelOf(), folder, { dtype: 'f32' });
    await writeFile(join(folder, 'config.json'), configText({ vocab_size: 20 }));
    const other = await loadModel(folder);
    assert.ok(!other.ok && other.error.code === 'tokenizer-invalid');
  });
});
