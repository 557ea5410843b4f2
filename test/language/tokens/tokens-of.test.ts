import assert from 'node:assert/strict';
import { nodeFileSystem } from '../../../src/data';
import { Context } from '../../../src/language/context';
import type { LanguageHost } from '../../../src/language';
import { tokensOf } from '../../../src/language/tokens/tokens-of';
import { loadTokenizer } from '../../../src/tokenizer';
import { document, taskWith } from '../workspace';
import { sampleFile, sampleTokenizer } from '../preview/micro-flan';

const task = sampleFile('tasks/follows.task.flan.yaml');
const [nli, tiny] = [sampleFile('hold-out-nli.recipe.flan.yaml'), sampleFile('tiny.recipe.flan.yaml')];
const stranger = document('/elsewhere/weather.task.flan.yaml', taskWith('x'));

function tokensIn(host: Partial<LanguageHost>, recipe?: string, of = task) {
  const context = new Context({
    documents: async () => [tiny, nli, task, stranger],
    sampleRows: async () => assert.fail('no rows are needed'),
    listFolder: async () => [],
    tokenizer: sampleTokenizer,
    ...host,
  });
  const parsed = context.parse(of);
  assert.ok(parsed.kind === 'task');
  return tokensOf(context, parsed, recipe);
}

describe('tokensOf', () => {
  it('counts with the model of the first recipe by path that means the task', async () => {
    const tokens = await tokensIn({});
    assert.ok(tokens.ok, JSON.stringify(tokens));
    assert.equal(tokens.value.recipeUri, nli.uri);
    assert.deepEqual([tokens.value.limits.maxPrompt, tokens.value.limits.maxContinuation], [120, 40]);
    const { prompt, continuation, fate } = tokens.value.measure({ input: 'the was a', target: 'the' });
    assert.deepEqual([prompt, continuation, fate], [3, 1, 'fits']);
    assert.equal(tokens.value.measure({ input: 'the '.repeat(200), target: 'the' }).fate, 'dropped');
  });

  it('takes the recipe that is asked for', async () => {
    const tokens = await tokensIn({}, tiny.uri);
    assert.ok(tokens.ok && tokens.value.recipeUri === tiny.uri);
  });

  it('takes the first where the one asked for does not mean the task', async () => {
    const tokens = await tokensIn({}, 'file:///gone.recipe.flan.yaml');
    assert.ok(tokens.ok && tokens.value.recipeUri === nli.uri);
  });

  it('says why there are none', async () => {
    const lost = await tokensIn({}, undefined, stranger);
    assert.ok(!lost.ok && lost.error.reason === 'no-recipe');
    const broken = await tokensIn({ tokenizer: async () => loadTokenizer('/nowhere', nodeFileSystem) });
    assert.ok(!broken.ok && broken.error.reason === 'no-tokenizer');
    assert.match(broken.error.message, /hold-out-nli.*nowhere/);
  });
});
