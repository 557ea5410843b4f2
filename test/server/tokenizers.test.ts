import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { modelFolder } from '../../src/recipe';
import { diskFiles } from '../../src/server/files/disk-files';
import { Tokenizers } from '../../src/server/tokenizers';
import { good, withHub } from '../hub/hub-fixture';
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

  const read = (path: string): ReturnType<Tokenizers['read']> => tokenizers.read(recipe, { kind: 'folder', path });

  async function writeModel(model: string): Promise<void> {
    await mkdir(model, { recursive: true });
    for (const [name, text] of tokenizerFiles()) await writeFile(join(model, name), text);
  }

  it('reads a model relative to its recipe, once while its files stay as they are', async () => {
    const [first, together] = await Promise.all([read('model'), read('./model')]);
    assert.ok(first.ok && first.value.tokenizer.encode(' the').length === 1);
    assert.equal(together, first);
    assert.equal(await read('model'), first);
  });

  it('reads it again when a file of it changes, comes or goes', async () => {
    const first = await read('model');
    const config = join(folder, 'workspace', 'model', 'config.json');
    await writeFile(config, '{"max_position_embeddings": 7}');
    const second = await read('model');
    assert.ok(first.ok && first.value.maxPositions === undefined && second.ok && second.value.maxPositions === 7);
    await rm(join(folder, 'workspace', 'model', 'tokenizer.json'));
    const gone = await read('model');
    assert.ok(!gone.ok && gone.error.code === 'tokenizer-missing');
    await writeModel(join(folder, 'workspace', 'model'));
    assert.ok((await read('model')).ok);
  });

  it('reads nothing outside the workspace', async () => {
    const refused = await read('../outside');
    assert.ok(!refused.ok);
    assert.match(refused.error.message, /outside the workspace/);
  });

  it('reads a model of the hub from its cache, and downloads nothing', () =>
    withHub(
      { 'weather/tiny': { branches: { main: { ...tinyFiles(), 'config.json': '{"max_position_embeddings": 9}' } } } },
      async ({ hub, options }) => {
        tokenizers = new Tokenizers(
          () => diskFiles,
          () => [join(folder, 'workspace')],
          { ...options, cacheDir: await realpathOf(options.cacheDir) },
        );
        const model = { kind: 'hub', id: 'weather/tiny' } as const;
        const absent = await tokenizers.read(recipe, model);
        assert.ok(!absent.ok && /weather\/tiny is not downloaded yet/.test(absent.error.message));
        assert.deepEqual(hub.requests, []);
        good(await modelFolder({ path: recipe.path, model }, options, 'tokenizer'));
        hub.forget();
        const found = await tokenizers.read(recipe, model);
        assert.equal(good(found).maxPositions, 9);
        assert.deepEqual(hub.requests, []);
      },
    ));

  it('says that an unsaved recipe has no folder', async () => {
    const nowhere = new Tokenizers(
      () => undefined,
      () => [],
    );
    const refused = await nowhere.read({ uri: 'untitled:a', path: 'a' }, { kind: 'folder', path: 'model' });
    assert.ok(!refused.ok && /saved/.test(refused.error.message));
  });
});

function tinyFiles(): Record<string, string> {
  return { ...Object.fromEntries(tokenizerFiles()), 'model.safetensors': 'x' };
}

async function realpathOf(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  return realpath(path);
}
