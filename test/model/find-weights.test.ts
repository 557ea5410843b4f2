import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tensor } from '../../src/model';
import { parseConfig, readSafetensors, readStored, writeSafetensors } from '../../src/model';
import { findWeights } from '../../src/model/find-weights';
import { fixtures } from '../engine/golden';

interface Layout {
  /** A folder of fixtures, whose weights are written under other names. */
  readonly model: string;
  readonly rename: (name: string) => string;
  /** Tensors that such files hold besides. */
  readonly besides: readonly string[];
  readonly config?: (source: object) => object;
}

/** How files of the hub name the weights of a family, other than `transformers` names them today. */
const layouts: Readonly<Record<string, Layout>> = {
  'GPT-2 of OpenAI, without its head, with masks': {
    model: 'gpt2',
    rename: (name) => name.replace(/^transformer\./, ''),
    besides: ['h.0.attn.bias', 'h.1.attn.masked_bias'],
  },
  'Pythia, with masks and waves': {
    model: 'gpt-neox',
    rename: (name) => name,
    besides: [
      'gpt_neox.layers.0.attention.bias',
      'gpt_neox.layers.0.attention.masked_bias',
      'gpt_neox.layers.0.attention.rotary_emb.inv_freq',
    ],
  },
  'OPT of Meta, with a second copy of its embedding': {
    model: 'opt',
    rename: (name) => name.replace(/^model\./, ''),
    besides: ['lm_head.weight'],
  },
  'Gemma 3 with images': {
    model: 'gemma3',
    rename: (name) => name.replace(/^model\./, 'language_model.model.'),
    besides: [
      'vision_tower.vision_model.embeddings.patch_embedding.weight',
      'multi_modal_projector.mm_soft_emb_norm.weight',
    ],
    config: (source) => ({ model_type: 'gemma3', text_config: source, vision_config: {} }),
  },
};

describe('findWeights', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'weights-'))));
  afterEach(() => rm(folder, { recursive: true }));

  for (const [title, { model, rename, besides, config: changed }] of Object.entries(layouts))
    it(`reads ${title}`, async () => {
      const source = JSON.parse(await readFile(join(fixtures, model, 'config.json'), 'utf8')) as object;
      const config = parseConfig(JSON.stringify(changed?.(source) ?? source));
      const read = await readSafetensors(join(fixtures, model, 'model.safetensors'));
      assert.ok(config.ok && read.ok);
      const { tensors } = read.value;
      const table: Tensor = { shape: [2], data: Float32Array.of(1, 2) };
      const entries = [...tensors].map(([name, tensor]) => [rename(name), tensor] as const);
      const all = [...entries, ...besides.map((name) => [name, table] as const)];
      await writeSafetensors(join(folder, 'model.safetensors'), all, { dtype: 'f32' });

      const found = await findWeights(folder, config.value);
      assert.ok(found.ok, JSON.stringify(found));
      const weights = await readStored(found.value);
      assert.ok(weights.ok);
      assert.deepEqual(new Map([...weights.value].sort()), new Map([...tensors].sort()));
    });
});
