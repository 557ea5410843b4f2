import assert from 'node:assert/strict';
import { join } from 'node:path';
import { nodeFileSystem } from '../../src/data';
import type { MixtureExample, PackedSequence } from '../../src/mixture';
import { loadModel, type Model } from '../../src/model';
import type { Recipe } from '../../src/recipe';
import { prepareRun } from '../../src/run/prepare';
import { type BatchCursor, type BatchSource, trainingBatches } from '../../src/run/training-batches';
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

  const sourceOf = (examples: BatchSource['examples'], seed = 0): BatchSource => ({ examples, model, recipe, seed });

  async function collect(
    examples: readonly MixtureExample[],
    seed = 0,
    from?: BatchCursor,
  ): Promise<(readonly PackedSequence[])[]> {
    const batches: (readonly PackedSequence[])[] = [];
    const behind: BatchSource['examples'] = (cursor) => examples.slice(cursor?.drawn ?? 0);
    for await (const batch of trainingBatches(sourceOf(behind, seed), from)) batches.push(batch);
    return batches;
  }

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

  it('has nothing to do with how many sequences are computed at once', async () => {
    const texts = Array.from({ length: 60 }, (_, i) => example('ab '.repeat(1 + (i % 5)), i));
    const whole = await collect(texts);
    const before = recipe;
    try {
      recipe = { ...before, train: { ...before.train, microBatch: 1, activationCheckpointing: true } };
      assert.deepEqual(await collect(texts), whole);
    } finally {
      recipe = before;
    }
  });

  it('is made as it is asked for', async () => {
    let drawn = 0;
    function* endless(): Generator<MixtureExample> {
      for (;;) yield example('aa ab', drawn++);
    }
    const batches = trainingBatches(sourceOf(endless));
    await batches.next();
    const first = drawn;
    assert.ok(first < 200, String(first));
    await batches.next();
    assert.equal(drawn, first);
    await batches.return?.();
  });

  it('ends where endless examples come to nothing, and counts why', async () => {
    function* tooLong(): Generator<MixtureExample> {
      for (let i = 0; ; i++) yield example('ab '.repeat(40), i);
    }
    const batches = trainingBatches(sourceOf(tooLong));
    for await (const _ of batches) assert.fail('nothing fits');
    assert.ok(batches.cursor().tally.tooLong > 500);
  });

  it('goes on from a cursor behind each batch with the same batches, and draws nothing anew', async () => {
    const texts = Array.from({ length: 90 }, (_, i) => example('ab '.repeat(1 + (i % 7)), i));
    const whole = await collect(texts, 3);
    const first = trainingBatches(
      sourceOf(() => texts, 3),
      undefined,
    );
    for (let given = 1; given <= whole.length; given++) {
      await first.next();
      // As a checkpoint keeps it.
      const cursor = JSON.parse(JSON.stringify(first.cursor())) as BatchCursor;
      assert.deepEqual(await collect(texts, 3, cursor), whole.slice(given), `behind batch ${given}`);
      let drawn = 0;
      const again = trainingBatches(
        sourceOf(function* (from) {
          for (const one of texts.slice(from?.drawn)) {
            drawn++;
            yield one;
          }
        }, 3),
        cursor,
      );
      for await (const _ of again);
      assert.equal(drawn, texts.length - cursor.tally.drawn);
      assert.deepEqual(again.cursor().tally.drawn, texts.length);
    }
  });

  it('stays barren from the cursor of a stream that had become so', async () => {
    const texts = Array.from({ length: 5000 }, (_, i) => example(i < 40 ? 'ab' : 'ab '.repeat(40), i));
    const stream = trainingBatches(sourceOf(() => texts));
    let cursor = stream.cursor();
    for await (const _ of stream) cursor = stream.cursor();
    const rest = trainingBatches(
      sourceOf((from) => texts.slice(from?.drawn ?? 0)),
      cursor,
    );
    for await (const _ of rest) assert.fail('all batches were given');
    assert.equal(rest.cursor().tally.drawn, stream.cursor().tally.drawn);
  });
});
