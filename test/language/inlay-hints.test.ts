import assert from 'node:assert/strict';
import { columnsOf, nodeFileSystem } from '../../src/data';
import { createLanguageService, type InlayHintKinds } from '../../src/language';
import { oneLine } from '../../src/language/inlay-hints';
import { joinPrompt } from '../../src/task';
import { encodePair, loadTokenizer } from '../../src/tokenizer';
import { document, serviceOver, taskWith, weatherRows } from './workspace';

const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

async function hints(text: string, range = everything) {
  const file = document('/ws/weather.task.flan.yaml', text);
  return serviceOver([file]).inlayHints(file, range);
}

/** The sample workspace's tokenizer, as a model of a recipe that trains on the task. */
async function counted(text: string, kinds?: InlayHintKinds, tasks = '*.task.flan.yaml') {
  const file = document('/ws/weather.task.flan.yaml', text);
  const recipe = document(
    '/ws/first.recipe.flan.yaml',
    `flan: recipe/1\nrun: first\ntasks: ["${tasks}"]\nhold_out: {clusters: [misc]}\nmodel: {path: model}\nlengths: {input: 40, target: 8}\n`,
  );
  const service = createLanguageService({
    documents: async () => [file, recipe],
    sampleRows: async () => ({
      revision: 'r1',
      split: 'train',
      rows: weatherRows,
      columns: columnsOf(weatherRows),
      problems: [],
    }),
    listFolder: async () => [],
    tokenizer: () => loadTokenizer('examples/micro-flan/model', nodeFileSystem),
  });
  return service.inlayHints(file, everything, kinds);
}

describe('inlayHints', () => {
  it('shows behind the name how the template begins, line ends marked', async () => {
    const [hint] = await hints(taskWith('|-\n      {{ report }}\n      True?'));
    assert.equal(hint?.label, 'It rains in Oslo.⏎True?');
    assert.deepEqual(hint?.position, { line: 8, character: '  - name: follows'.length });
    assert.match(hint?.tooltip ?? '', /Target: yes/);
  });

  it('takes the first row to which the template applies', async () => {
    const [hint] = await hints(taskWith('"{% if label == 1 %}{{ claim }}{% endif %}"'));
    assert.equal(hint?.label, 'It snows.');
  });

  it('shows nothing for a template that does not render, and none outside the range', async () => {
    assert.deepEqual(await hints(taskWith('"{{ claim | nofilter }}"')), []);
    assert.deepEqual(
      await hints(taskWith('x'), { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }),
      [],
    );
  });

  it("counts the prompt's tokens with the recipe's tokenizer, against its budget", async () => {
    const task = taskWith('"{{ report }}"');
    const [count, words] = await counted(task);
    const loaded = await loadTokenizer('examples/micro-flan/model', nodeFileSystem);
    assert.ok(loaded.ok);
    const { prompt } = joinPrompt('It rains in Oslo.', '\n');
    const expected = encodePair(loaded.value.tokenizer, prompt, 'yes').prompt.length;
    assert.equal(count?.label, `≈ ${expected} of 40 tokens`);
    assert.match(count.tooltip ?? '', /of 8 for the target, as the recipe "first" counts them/);
    assert.equal(words?.label, 'It rains in Oslo.');
    const longer = await counted(taskWith('"{{ report }} {{ report }}"'), { firstWords: false, tokens: true });
    assert.equal(longer.length, 1);
    assert.ok(Number(/\d+/.exec(longer[0]?.label ?? '')?.[0]) > expected);
  });

  it('counts nothing without a recipe, and shows only what is wanted', async () => {
    const task = taskWith('"{{ report }}"');
    assert.deepEqual(
      (await counted(task, undefined, 'other/*.yaml')).map(({ label }) => label),
      ['It rains in Oslo.'],
    );
    assert.deepEqual(
      (await counted(task, { firstWords: true, tokens: false })).map(({ label }) => label),
      ['It rains in Oslo.'],
    );
    assert.deepEqual(await counted(task, { firstWords: false, tokens: false }), []);
  });

  it('cuts long texts between characters', () => {
    assert.equal(oneLine('a\tb\nc', 80), 'a⇥b⏎c');
    assert.equal(oneLine('😀'.repeat(100), 80), `${'😀'.repeat(79)}…`);
    assert.equal(oneLine('x'.repeat(80), 80), 'x'.repeat(80));
  });
});
