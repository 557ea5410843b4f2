import assert from 'node:assert/strict';
import { nodeFileSystem } from '../../src/data';
import type { Recipe } from '../../src/recipe';
import { batchShape, exampleTokens, sequenceTokens } from '../../src/run/batch-shape';
import { prepareRun } from '../../src/run/prepare';
import { makeWorkspace } from './a-workspace';
import { temporaryFolder } from './temporary';

describe('the shape of batches', () => {
  const folder = temporaryFolder();
  let recipe: Recipe;
  before(async () => {
    const path = await makeWorkspace(folder);
    const text = new TextDecoder().decode(await nodeFileSystem.readFile(path));
    const prepared = await prepareRun(text, path, 'train', nodeFileSystem);
    assert.ok(prepared.ok, JSON.stringify(prepared));
    recipe = prepared.value.recipe;
  });

  it("follows the recipe's lengths, within the positions of a decoder", () => {
    const decoder = (maxPositions: number) => ({ kind: 'decoder', maxPositions }) as const;
    assert.deepEqual(batchShape(recipe, decoder(1000)), { length: 57, sequences: 4 }); // 48 + 8 + end of text; 256 / 57
    assert.deepEqual(batchShape(recipe, decoder(32)), { length: 32, sequences: 8 });
    assert.equal(batchShape({ ...recipe, lengths: { ...recipe.lengths, input: 900 } }, decoder(1000)).sequences, 1);
  });

  it('gives each side of an encoder-decoder its own length', () => {
    const shape = batchShape(recipe, { kind: 'encoder-decoder', maxPositions: 1000 });
    assert.deepEqual(shape, { inputLength: 49, length: 9, sequences: 4 }); // 256 / (49 + 9)
    assert.equal(sequenceTokens(shape), 58);
    const example = (prompt: number, continuation: number) => ({
      prompt: Array<number>(prompt).fill(3),
      continuation: Array<number>(continuation).fill(3),
    });
    assert.equal(exampleTokens(example(10, 2), shape), 11 + 3);
    assert.equal(exampleTokens(example(100, 20), shape), 49 + 9);
  });
});
