import assert from 'node:assert/strict';
import { join } from 'node:path';
import { nodeFileSystem } from '../../src/data';
import type { MixtureExample, PackedSequence } from '../../src/mixture';
import { loadModel, type Model } from '../../src/model';
import type { Recipe } from '../../src/recipe';
import { prepareRun } from '../../src/run/prepare';
import { batchShape, newTally, trainingBatches } from '../../src/run/training-data';
import { PyDict } from '../../src/value';
import { makeWorkspace } from './a-workspace';
import { temporaryFolder } from './temporary';

describe('training data', () => {
  const folder = temporaryFolder();
  let recipe: Recipe;
  let model: Model;
  let example: (text: string, i: number) => MixtureExample;
  before(async () => {
    const path = await makeWorkspace(folder);
    const text = new TextDecoder().decode(await nodeFileSystem.readFile(path));
    const prepared = await prepareRun(text, path, 'train', nodeFileSystem);
    assert.ok(prepared.ok, JSON.stringify(prepared));
    const loaded = await loadModel(join(folder, 'model'));
    assert.ok(loaded.ok);
    recipe = prepared.value.recipe;
    model = loaded.value;
    const { task, templates } = prepared.value.plan.train[0]!;
    example = (content, i) => ({
      ...{ task, template: templates[i % 2]!, rowIndex: i, seed: String(i) },
      row: PyDict.of([
        ['text', content],
        ['label', i % 2],
      ]),
    });
  });

  const some = (count: number): MixtureExample[] => Array.from({ length: count }, (_, i) => example('aa ab', i));

  async function collect(examples: Iterable<MixtureExample>, seed = 0): Promise<(readonly PackedSequence[])[]> {
    const batches: (readonly PackedSequence[])[] = [];
    for await (const batch of trainingBatches(examples, model, recipe, seed, newTally())) batches.push(batch);
    return batches;
  }

  it('shapes batches by the recipe, within the positions of the model', () => {
    assert.deepEqual(batchShape(recipe, 1000), { length: 57, sequences: 4 }); // 48 + 8 + end of text; 256 / 57
    assert.deepEqual(batchShape(recipe, 32), { length: 32, sequences: 8 });
    assert.equal(batchShape({ ...recipe, lengths: { ...recipe.lengths, input: 900 } }, 1000).sequences, 1);
  });

  it('fills every batch but the last', async () => {
    const batches = await collect(some(100));
    const sizes = batches.map((batch) => batch.length);
    assert.ok(sizes.length > 3);
    assert.ok(sizes.slice(0, -1).every((size) => size === 4));
    const examples = batches
      .flat()
      .flatMap(({ positions, segments }) =>
        [...positions].filter((position, i) => position === 0 && segments[i] !== -1),
      );
    assert.equal(examples.length, 100);
  });

  it('takes the loss on target tokens only', async () => {
    const [[sequence] = []] = await collect([example('aa ab', 0)]);
    const labelled = [...sequence!.labels].filter((label) => label !== -100);
    assert.deepEqual(model.tokenizer.decode(labelled), ' yes</s>');
  });

  it('gives the same batches for the same seed, in another order for another', async () => {
    const texts = Array.from({ length: 60 }, (_, i) => example('ab '.repeat(1 + (i % 5)), i));
    const key = (batches: (readonly PackedSequence[])[]) =>
      JSON.stringify(batches.flat().map(({ tokens }) => [...tokens]));
    assert.equal(key(await collect(texts)), key(await collect(texts)));
    assert.notEqual(key(await collect(texts)), key(await collect(texts, 1)));
  });

  it('is made as it is asked for', async () => {
    let drawn = 0;
    function* endless(): Generator<MixtureExample> {
      for (;;) yield example('aa ab', drawn++);
    }
    const batches = trainingBatches(endless(), model, recipe, 0, newTally());
    await batches.next();
    const first = drawn;
    assert.ok(first < 200, String(first));
    await batches.next();
    assert.equal(drawn, first);
    await batches.return(undefined);
  });

  it('ends where endless examples come to nothing, and counts why', async () => {
    function* tooLong(): Generator<MixtureExample> {
      for (let i = 0; ; i++) yield example('ab '.repeat(40), i);
    }
    const tally = newTally();
    for await (const _ of trainingBatches(tooLong(), model, recipe, 0, tally)) assert.fail('nothing fits');
    assert.ok(tally.tooLong > 500);
  });
});
