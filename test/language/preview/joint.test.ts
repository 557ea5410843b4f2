import assert from 'node:assert/strict';
import { join } from 'node:path';
import { nodeFileSystem, readAll } from '../../../src/data';
import {
  createLanguageService,
  type PreviewForm,
  type PreviewRendered,
  type TextDocument,
} from '../../../src/language';
import { loadModel, type Model } from '../../../src/model';
import { loadRecipe, type Recipe } from '../../../src/recipe';
import { newTally, tokenize } from '../../../src/run/training-data';
import { loadTask, type Task } from '../../../src/task';
import { document, serviceOver, taskWith } from '../workspace';
import { sampleFile, sampleHost, sampleService, sampleTokenizer } from './micro-flan';

/** The whole text that a preview says is trained on. */
function textOf({ joint }: PreviewRendered): string {
  return joint.parts.map(({ text }) => text).join('');
}

async function shown(task: TextDocument, recipe: TextDocument | undefined, form: PreviewForm, row = 0, name?: string) {
  const service = sampleService(recipe ? [task, recipe] : [task]);
  const template = name === undefined ? ({ kind: 'first' } as const) : ({ kind: 'name', name } as const);
  const model = await service.preview(task, { uri: task.uri, template, row: { kind: 'index', index: row }, ...form });
  assert.equal(model.kind, 'rendered', JSON.stringify(model));
  return model;
}

describe('the joint text of a preview', () => {
  const recipeFile = sampleFile('hold-out-nli.recipe.flan.yaml', [
    ['lengths: {', 'format: { separator: "\\n→ " }\nlengths: {'],
  ]);
  let model: Model;
  let recipe: Recipe;
  before(async () => {
    const loaded = await loadModel(join(recipeFile.path, '..', 'model'));
    assert.ok(loaded.ok);
    model = loaded.value;
    recipe = loadRecipe(recipeFile.text, recipeFile.path).recipe!;
  });

  /** The example that a run makes of a row of the train split, in tokens. */
  async function trained(task: Task, name: string, row: number) {
    const rows = await readAll(task.data, 'train', { base: join(task.path, '..'), fs: nodeFileSystem });
    const template = task.templates.find((each) => each.name === name)!;
    return tokenize(
      { task, template, row: rows.rows[row]!.row, rowIndex: row, seed: String(row) },
      model,
      recipe,
      newTally(),
    );
  }

  for (const name of ['follows', 'right_answer', 'headlines'])
    it(`has the very tokens that a run trains on: ${name}`, async () => {
      const file = sampleFile(`tasks/${name}.task.flan.yaml`);
      const task = loadTask(file.text, file.path).task!;
      for (const template of task.templates) {
        const preview = await shown(file, recipeFile, { tokens: true }, 3, template.name);
        const pair = await trained(task, template.name, 3);
        assert.ok(pair, `${template.name} is blank`);
        const { tokens } = preview.joint;
        assert.deepEqual(
          tokens?.pieces?.flatMap(({ ids }) => ids),
          [...pair.prompt, ...pair.continuation],
        );
        assert.deepEqual([tokens?.prompt.count, tokens?.target.count], [pair.prompt.length, pair.continuation.length]);
        assert.equal(textOf(preview), model.tokenizer.decode([...pair.prompt, ...pair.continuation]));
        const learned = preview.joint.parts.filter((part) => part.learned).map(({ text }) => text);
        assert.equal(learned.join(''), model.tokenizer.decode(pair.continuation));
        assert.deepEqual(tokens?.end, { id: 0, text: '<|endoftext|>' });
      }
    });

  it('is a turn of a chat where the recipe has the model’s template around it', async () => {
    const file = sampleFile('tasks/follows.task.flan.yaml');
    const chatRecipe = sampleFile('hold-out-nli.recipe.flan.yaml', [
      ['lengths: {', 'format: { chat: model }\nlengths: {'],
    ]);
    const template =
      '{% for m in messages %}<{{ m.role }}>{{ m.content | trim }}<stop>{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}';
    const service = createLanguageService({
      ...sampleHost([file, chatRecipe]),
      tokenizer: async (of, source) => {
        const loaded = await sampleTokenizer(of, source);
        assert.ok(loaded.ok);
        const files = new Map([['tokenizer_config.json', JSON.stringify({ chat_template: template })]]);
        return { ok: true, value: { ...loaded.value, tokenizer: { ...loaded.value.tokenizer, files } } };
      },
    });
    const turn = await service.preview(file, {
      uri: file.uri,
      template: { kind: 'first' },
      row: { kind: 'index', index: 0 },
      tokens: true,
    });
    assert.equal(turn.kind, 'rendered', JSON.stringify(turn));
    const { input, target, joint } = turn;
    assert.deepEqual(
      joint.parts.map(({ kind, text, learned }) => [kind, text, learned]),
      [
        ['between', '<user>', false],
        ['input', input.text.trim(), false],
        ['between', '<stop><assistant>', false],
        ['target', target.text, true],
        ['between', '<stop>', true],
      ],
    );
    const ids = joint.tokens?.pieces?.flatMap((piece) => piece.ids) ?? [];
    assert.equal(model.tokenizer.decode(ids), textOf(turn));
  });

  it('has the separator of the recipe, else that of the format', async () => {
    const file = sampleFile('tasks/follows.task.flan.yaml');
    const between = ({ joint }: PreviewRendered): readonly string[] =>
      joint.parts.filter(({ kind }) => kind === 'between').map(({ text }) => text);
    const withRecipe = await shown(file, recipeFile, {});
    assert.deepEqual([between(withRecipe), withRecipe.training.separator], [['\n→ '], '\n→ ']);
    const without = await shown(file, undefined, {});
    assert.deepEqual([between(without), without.training.recipe], [[' '], undefined]);
  });

  it('tells what a run does with an example that is too long', async () => {
    const file = sampleFile('tasks/follows.task.flan.yaml');
    const fate = async (lengths: string): Promise<string | undefined> => {
      const changed = sampleFile('hold-out-nli.recipe.flan.yaml', [
        ['lengths: { input: 120, target: 40, overflow: drop }', `lengths: ${lengths}`],
      ]);
      return (await shown(file, changed, { tokens: true })).joint.tokens?.fate;
    };
    assert.equal(await fate('{ input: 120, target: 40, overflow: drop }'), 'fits');
    assert.equal(await fate('{ input: 5, target: 40, overflow: drop }'), 'dropped');
    assert.equal(await fate('{ input: 5, target: 40, overflow: truncate }'), 'truncated');
  });

  it('says why there are no tokens', async () => {
    const file = sampleFile('tasks/follows.task.flan.yaml');
    const alone = await shown(file, undefined, { tokens: true });
    assert.match(alone.training.noTokens ?? '', /No recipe/);
    assert.equal(alone.joint.tokens, undefined);
    const elsewhere = sampleFile('hold-out-nli.recipe.flan.yaml', [
      ['model: { path: model }', 'model: { path: gone }'],
    ]);
    const lost = await shown(file, elsewhere, { tokens: true });
    assert.match(lost.training.noTokens ?? '', /gone.tokenizer\.json/);
  });

  it('keeps a newline that a template keeps, in what is learned', async () => {
    const text = taskWith('|\n      {{ claim }}\n      A:\n', '"{{ answer }}"\n    keep_trailing_newline: true');
    const file = document('/ws/weather.task.flan.yaml', text);
    const model = await serviceOver([file]).preview(file, {
      uri: file.uri,
      template: { kind: 'first' },
      row: { kind: 'index', index: 0 },
    });
    assert.equal(model.kind, 'rendered');
    assert.deepEqual(
      model.joint.parts.map(({ kind, text: part, learned }) => [kind, part, learned]),
      [
        ['input', 'Oslo is wet.\nA:', false],
        ['between', '\n ', true],
        ['target', 'yes', true],
      ],
    );
    assert.equal(model.input.text, 'Oslo is wet.\nA:\n');
  });
});
