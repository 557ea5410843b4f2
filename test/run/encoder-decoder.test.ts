import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createModel, loadModel, parseConfig, saveModel } from '../../src/model';
import { runWorker } from '../../src/run/run-worker';
import { createTokenizer } from '../../src/tokenizer';
import { edit, filesOf, noHub, runOf } from './a-run';
import { makeWorkspace } from './a-workspace';
import { temporaryFolder } from './temporary';

const fixtures = join(__dirname, '..', 'goldens', 'fixtures');

/** A random Flan-T5 with a tokenizer of T5's kind in place of the workspace's decoder. */
async function putT5(folder: string): Promise<void> {
  const files = new Map<string, string>();
  for (const name of ['tokenizer.json', 'tokenizer_config.json'])
    files.set(name, await readFile(join(fixtures, 'tokenizers', 't5', name), 'utf8'));
  const tokenizer = await createTokenizer(files);
  assert.ok(tokenizer.ok, JSON.stringify(tokenizer));
  const source = JSON.parse(await readFile(join(fixtures, 'flan-t5', 'config.json'), 'utf8')) as object;
  const config = parseConfig(JSON.stringify({ ...source, vocab_size: tokenizer.value.vocabSize }));
  assert.ok(config.ok, JSON.stringify(config));
  await rm(folder, { recursive: true });
  await saveModel(createModel(config.value, tokenizer.value, 'tiny'), folder, { dtype: 'f32' });
}

describe('a run with an encoder-decoder', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();

  it('trains, saves and evaluates it from a recipe: it ranks choices and writes answers', async () => {
    const recipe = await makeWorkspace(folder, { steps: 40, train: 'checkpoint_every: 20' });
    await putT5(join(folder, 'model'));
    edit(
      join(folder, 'tasks', 'held.task.flan.yaml'),
      '  - name: asks\n',
      '  - name: asks\n    scoring: generate\n    metrics: [accuracy]\n',
    );
    edit(recipe, 'eval: {', 'eval: { generation: { max_tokens: 6 }, ');
    const dir = runOf(folder, recipe);
    assert.equal(await runWorker(dir, noHub(folder)), undefined);
    const done = await filesOf(dir);
    assert.equal(done.state, 'finished', JSON.stringify(done.events.at(-1)));
    const losses = done.events.flatMap((event) => (event.kind === 'step' ? [event.loss] : []));
    assert.equal(losses.length, 40);
    // Two answers and the end: what is left to learn is which of the two.
    assert.ok(losses.at(-1)! < 0.6 * losses[0]!, `${losses[0]} to ${losses.at(-1)}`);
    assert.equal(done.samples.length, 8);
    assert.ok(done.samples.every(({ choices }) => choices.every(({ base, tuned }) => base < 0 && tuned! < 0)));
    // Training made the answers likelier than all other texts.
    const mean = (which: 'base' | 'tuned'): number =>
      done.samples.flatMap(({ choices }) => choices.map((choice) => choice[which]!)).reduce((a, b) => a + b) / 16;
    assert.ok(mean('tuned') > mean('base') + 1, `${mean('base')} to ${mean('tuned')}`);
    assert.equal(done.written!.length, 8);
    for (const { base, tuned } of done.written!) {
      assert.doesNotMatch(base, /^(yes|no)$/);
      assert.match(tuned!, /^(yes|no)$/);
    }

    const before = await loadModel(join(folder, 'model'));
    const after = await loadModel(join(done.dir, 'model'));
    assert.ok(before.ok && after.ok && after.value.config.kind === 'encoder-decoder');
    for (const [name, { data }] of after.value.weights)
      assert.notDeepEqual(data, before.value.weights.get(name)!.data, name);
  });
});
