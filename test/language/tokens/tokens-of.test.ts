import assert from 'node:assert/strict';
import { join } from 'node:path';
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

  it('counts input and target apart for a model that reads them so', async () => {
    const folder = join(__dirname, '..', '..', 'goldens', 'fixtures', 'tokenizers', 't5');
    const loaded = await loadTokenizer(folder, nodeFileSystem);
    assert.ok(loaded.ok && !loaded.value.isApart);
    const tokens = await tokensIn({ tokenizer: async () => ({ ok: true, value: { ...loaded.value, isApart: true } }) });
    assert.ok(tokens.ok);
    const [input, target] = ['The quick brown fox', 'jumps over'];
    const { tokenizer } = loaded.value;
    const { prompt, continuation } = tokens.value.measure({ input, target });
    assert.deepEqual([prompt, continuation], [tokenizer.encode(input).length, tokenizer.encode(target).length]);
    assert.deepEqual(tokens.value.form.join(input, target), {
      ok: true,
      value: { prompt: input, lead: '', end: '' },
    });
    const { pair, pieces } = tokens.value.cut(input, target);
    const found = pieces()!;
    assert.deepEqual(
      found.flatMap(({ ids }) => ids),
      [...pair.prompt, ...pair.continuation],
    );
    assert.equal(found.map(({ start, end }) => (input + target).slice(start, end)).join(''), input + target);
    assert.ok(
      found.some(({ start }) => start === input.length),
      'a token begins where the target does',
    );
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
