import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

  it('refuses weights in several files and a tokenizer of another model', async () => {
    await saveModel(await modelOf(), folder, { dtype: 'f32' });
    await writeFile(join(folder, 'config.json'), configText({ vocab_size: 20 }));
    const other = await loadModel(folder);
    assert.ok(!other.ok && other.error.code === 'tokenizer-invalid');
    await writeFile(join(folder, 'config.json'), configText());
    await writeFile(join(folder, 'model.safetensors.index.json'), '{}');
    const sharded = await loadModel(folder);
    assert.ok(!sharded.ok && sharded.error.code === 'model-unsupported');
  });
});
