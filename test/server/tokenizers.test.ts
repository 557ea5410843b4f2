import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { diskFiles } from '../../src/server/files/disk-files';
import { Tokenizers } from '../../src/server/tokenizers';
import { tokenizerFiles } from '../tokenizer/tokenizer-files';

describe('Tokenizers', () => {
  let folder: string;
  let recipe: { readonly uri: string; readonly path: string };
  let tokenizers: Tokenizers;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'flan-tokenizers-')));
    const workspace = join(folder, 'workspace');
    await writeModel(join(workspace, 'model'));
    await writeModel(join(folder, 'outside'));
    const path = join(workspace, 'a.recipe.flan.yaml');
    recipe = { uri: URI.file(path).toString(), path };
    tokenizers = new Tokenizers(
      () => diskFiles,
      () => [workspace],
    );
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function writeModel(model: string): Promise<void> {
    await mkdir(model, { recursive: true });
    for (const [name, text] of tokenizerFiles()) await writeFile(join(model, name), text);
  }

  it('reads a model relative to its recipe, once while its files stay as they are', async () => {
    const [first, together] = await Promise.all([tokenizers.read(recipe, 'model'), tokenizers.read(recipe, './model')]);
    assert.ok(first.ok && first.value.tokenizer.encode(' the').length === 1);
    assert.equal(together, first);
    assert.equal(await tokenizers.read(recipe, 'model'), first);
  });

  it('reads it again when a file of it changes, comes or goes', async () => {
    const first = await tokenizers.read(recipe, 'model');
    const config = join(folder, 'workspace', 'model', 'config.json');
    await writeFile(config, '{"max_position_embeddings": 7}');
    const second = await tokenizers.read(recipe, 'model');
    assert.ok(first.ok && first.value.maxPositions === undefined && second.ok && second.value.maxPositions === 7);
    await rm(join(folder, 'workspace', 'model', 'tokenizer.json'));
    const gone = await tokenizers.read(recipe, 'model');
    assert.ok(!gone.ok && gone.error.code === 'tokenizer-missing');
    await writeModel(join(folder, 'workspace', 'model'));
    assert.ok((await tokenizers.read(recipe, 'model')).ok);
  });

  it('reads nothing outside the workspace', async () => {
    const refused = await tokenizers.read(recipe, '../outside');
    assert.ok(!refused.ok);
    assert.match(refused.error.message, /outside the workspace/);
  });

  it('says that an unsaved recipe has no folder', async () => {
    const nowhere = new Tokenizers(
      () => undefined,
      () => [],
    );
    const refused = await nowhere.read({ uri: 'untitled:a', path: 'a' }, 'model');
    assert.ok(!refused.ok && /saved/.test(refused.error.message));
  });
});
