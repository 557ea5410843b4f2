import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createModel,
  headName,
  loadModel,
  type ModelConfig,
  parameterSpecs,
  parseConfig,
  readSafetensors,
  saveModel,
  writeSafetensors,
} from '../../../src/model';
import { createTokenizer } from '../../../src/tokenizer';
import { temporaryFolder } from '../../run/temporary';

const goldens = join(__dirname, '..', '..', 'goldens', 'fixtures');

async function source(name: string): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(await readFile(join(goldens, name, 'config.json'), 'utf8')) as Readonly<Record<string, unknown>>;
}

function read(fields: Readonly<Record<string, unknown>>): ModelConfig & { readonly kind: 'encoder-decoder' } {
  const config = parseConfig(JSON.stringify(fields));
  assert.ok(config.ok && config.value.kind === 'encoder-decoder', JSON.stringify(config));
  return config.value;
}

describe('T5', () => {
  it('1.0 has a plain MLP and takes its embedding as head, scaled', async () => {
    const config = read(await source('t5'));
    assert.deepEqual([config.mlp.activation, config.decoder.modules.layer.gate], ['relu', undefined]);
    assert.deepEqual([config.tieWordEmbeddings, headName(config)], [true, 'shared.weight']);
    assert.equal(config.headScale, 8 ** -0.5);
    assert.deepEqual([config.encoder.layers, config.decoder.layers, config.layers], [2, 2, 4]);
    assert.equal(config.attention.scale, 1);
  });

  it('1.1 and Flan have a gated MLP and a head of their own', async () => {
    const config = read(await source('flan-t5'));
    assert.deepEqual(
      [config.mlp.activation, config.decoder.modules.layer.gate],
      ['gelu-tanh', 'layer.2.DenseReluDense.wi_0'],
    );
    assert.deepEqual([config.tieWordEmbeddings, headName(config), config.headScale], [false, 'lm_head.weight', 1]);
    assert.deepEqual([config.encoder.layers, config.decoder.layers], [2, 1]);
  });

  it('is read from files of transformers 5, which call every head tied and say apart what is scaled', async () => {
    const fields = { ...(await source('flan-t5')), tie_word_embeddings: true };
    assert.equal(read({ ...fields, scale_decoder_outputs: false }).tieWordEmbeddings, false);
    assert.equal(read({ ...fields, scale_decoder_outputs: true }).tieWordEmbeddings, true);
  });

  it('begins targets with the token its file names, or the padding', async () => {
    const { decoder_start_token_id: _start, ...fields } = await source('t5');
    assert.equal(read({ ...fields, decoder_start_token_id: 5 }).startId, 5);
    assert.equal(read({ ...fields, pad_token_id: 3 }).startId, 3);
  });

  it('names an MLP that is not supported', async () => {
    const config = parseConfig(JSON.stringify({ ...(await source('t5')), feed_forward_proj: 'gated-tanh' }));
    assert.ok(!config.ok && config.error.code === 'model-unsupported');
    assert.match(config.error.message, /feed_forward_proj.*"gated-tanh".*"relu", "gated-gelu"/);
  });

  describe('in a folder', () => {
    const folder = temporaryFolder();

    it('is saved and loaded as it was, also from files with copies of the table', async () => {
      const files = new Map<string, string>();
      for (const name of ['tokenizer.json', 'tokenizer_config.json'])
        files.set(name, await readFile(join(goldens, 'tokenizers', 't5', name), 'utf8'));
      const tokenizer = await createTokenizer(files);
      assert.ok(tokenizer.ok);
      const config = read({ ...(await source('t5')), vocab_size: tokenizer.value.vocabSize });
      const model = createModel(config, tokenizer.value, 'seed');
      await saveModel(model, join(folder, 'saved'), { dtype: 'f32' });
      const saved = await readSafetensors(join(folder, 'saved', 'model.safetensors'));
      assert.ok(saved.ok);
      assert.deepEqual(
        [...saved.value.tensors.keys()],
        parameterSpecs(config).map(({ name }) => name),
      );

      await cp(join(folder, 'saved'), join(folder, 'copies'), { recursive: true });
      const table = model.weights.get('shared.weight')!;
      const copies = ['encoder.embed_tokens.weight', 'decoder.embed_tokens.weight', 'lm_head.weight'] as const;
      const unread = 'decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight';
      const bias = model.weights.get('decoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight')!;
      const all = [...model.weights, ...copies.map((name) => [name, table] as const), [unread, bias] as const];
      await writeSafetensors(join(folder, 'copies', 'model.safetensors'), all, { dtype: 'f32' });
      for (const name of ['saved', 'copies']) {
        const loaded = await loadModel(join(folder, name));
        assert.ok(loaded.ok, JSON.stringify(loaded));
        assert.deepEqual(loaded.value.weights, model.weights);
      }
    });
  });
});
