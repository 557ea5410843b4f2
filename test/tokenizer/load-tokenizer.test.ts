import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../../src/data';
import { loadTokenizer } from '../../src/tokenizer';
import { temporaryFolder } from '../run/temporary';
import { configText, tokenizerFiles } from './tokenizer-files';

describe('loadTokenizer', () => {
  const folder = temporaryFolder();
  beforeEach(() => {
    for (const [name, text] of tokenizerFiles()) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'config.json'), configText({ max_position_embeddings: 64 }));
  });

  it('needs no weights', async () => {
    const loaded = await loadTokenizer(folder, nodeFileSystem);
    assert.ok(loaded.ok, JSON.stringify(loaded));
    assert.equal(loaded.value.maxPositions, 64);
    assert.ok(loaded.value.tokenizer.encode('aa ab').length > 0);
  });

  it('loads beside the configuration of a model that is not known here', async () => {
    writeFileSync(join(folder, 'config.json'), '{"model_type": "from_tomorrow"}');
    const loaded = await loadTokenizer(folder, nodeFileSystem);
    assert.ok(loaded.ok, JSON.stringify(loaded));
    assert.equal(loaded.value.maxPositions, undefined);
  });

  it('tells a model that reads input and target apart from one that reads them together', async () => {
    const isApart = async (config: object): Promise<boolean> => {
      writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
      const loaded = await loadTokenizer(folder, nodeFileSystem);
      assert.ok(loaded.ok, JSON.stringify(loaded));
      return loaded.value.isApart;
    };
    assert.equal(await isApart({ model_type: 'llama' }), false);
    assert.equal(await isApart({ model_type: 't5' }), true);
    assert.equal(await isApart({ model_type: 'from_tomorrow', is_encoder_decoder: true }), true);
  });

  it('names the file that is missing', async () => {
    rmSync(join(folder, 'tokenizer.json'));
    const loaded = await loadTokenizer(folder, nodeFileSystem);
    assert.ok(!loaded.ok);
    assert.equal(loaded.error.file, join(folder, 'tokenizer.json'));
  });
});
