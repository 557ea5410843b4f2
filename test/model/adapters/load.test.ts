import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdapters, idleTargets, loadAdapters, saveAdapters, targetNames } from '../../../src/model';
import { tinyConfig } from '../../engine/tiny';

const config = tinyConfig();
const options = { rank: 3, alpha: 6, dropout: 0.1, targets: ['q_proj', 'mlp.down_proj'] } as const;

describe('adapters in folders', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'adapters-'))));
  after(() => rm(folder, { recursive: true }));

  it('come back as they were saved', async () => {
    const adapters = createAdapters(config, options, 1);
    assert.deepEqual(
      adapters.modules,
      [0, 1].flatMap((layer) => [`model.layers.${layer}.self_attn.q_proj`, `model.layers.${layer}.mlp.down_proj`]),
    );
    await saveAdapters(adapters, { config, path: '../base' }, folder);
    const loaded = await loadAdapters(folder, config);
    assert.ok(loaded.ok, JSON.stringify(loaded));
    assert.deepEqual(loaded.value, adapters);
    const written = JSON.parse(await readFile(join(folder, 'adapter_config.json'), 'utf8')) as Record<string, unknown>;
    assert.deepEqual([written['peft_type'], written['r'], written['task_type']], ['LORA', 3, 'CAUSAL_LM']);
    assert.equal(written['base_model_name_or_path'], '../base');
  });

  it('are told to be of another model, or of a kind that is not supported', async () => {
    await saveAdapters(createAdapters(config, options, 1), { config, path: '../base' }, folder);
    const wider = await loadAdapters(folder, tinyConfig({ intermediate_size: 32 }));
    assert.ok(!wider.ok && wider.error.code === 'model-weights-invalid');
    assert.match(wider.error.message, /down_proj\.lora_A\.weight" is \[3, 24\] there and \[3, 32\] here/);

    const file = join(folder, 'adapter_config.json');
    const source = JSON.parse(await readFile(file, 'utf8')) as object;
    for (const [change, named] of [
      [{ peft_type: 'IA3' }, /peft_type: "IA3"; supported is "LORA"/],
      [{ use_dora: true }, /use_dora: true; supported is false/],
      [{ modules_to_save: ['lm_head'] }, /modules_to_save: \["lm_head"\]/],
      [{ rank_pattern: { q_proj: 8 } }, /rank_pattern/],
      [{ r: 0 }, /r: 0/],
    ] as const) {
      await writeFile(file, JSON.stringify({ ...source, ...change }));
      const refused = await loadAdapters(folder, config);
      assert.ok(!refused.ok && refused.error.code === 'model-unsupported', JSON.stringify(refused));
      assert.match(refused.error.message, named);
    }
    await writeFile(file, '{');
    const broken = await loadAdapters(folder, config);
    assert.ok(!broken.ok && broken.error.code === 'model-file-unreadable');
  });

  it('know which layers a model has', () => {
    assert.deepEqual(idleTargets(config, ['q_proj', 'qkv', 'down']), ['qkv', 'down']);
    assert.deepEqual(idleTargets(config, 'all-linear'), []);
    // A head of its own stands still too: it is computed for labelled rows alone.
    assert.deepEqual(idleTargets(tinyConfig({ tie_word_embeddings: false }), ['lm_head']), ['lm_head']);
    assert.equal(targetNames(config).join(' '), 'q_proj k_proj v_proj o_proj gate_proj up_proj down_proj');
  });
});
