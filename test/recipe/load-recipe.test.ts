import assert from 'node:assert/strict';
import { describeRecipeKey, loadRecipe, recipeSchema, type Recipe } from '../../src/recipe';
import type { Schema } from '../../src/document';

const small = `flan: recipe/1
run: hold-out-weather
tasks: ["tasks/*.task.flan.yaml"]
hold_out: {clusters: [nli]}
model: {path: model}
`;

/** Problems as `code|what is marked|message`. */
function problems(text: string): string[] {
  return loadRecipe(text, '/r/a.recipe.flan.yaml').problems.map(
    ({ code, message, span }) => `${code}|${text.slice(span.start, span.end)}|${message}`,
  );
}

function recipeOf(text: string): Recipe {
  const { recipe } = loadRecipe(text, '/r/a.recipe.flan.yaml');
  assert.ok(recipe);
  return recipe;
}

describe('loadRecipe', () => {
  it('says of a task file that it is one, and nothing else', () => {
    const found = problems('flan: task/1\ntask: t\ncluster: nli\n');
    assert.deepEqual(found, ['wrong-value|task/1|This is a task file. Give a recipe that names it under "tasks".']);
  });

  it("fills in FLAN's defaults", () => {
    assert.deepEqual(problems(small), []);
    const recipe = recipeOf(small);
    assert.deepEqual(recipe.mixing, { kind: 'examples_proportional', trainCap: 30_000, rateMax: 3_000 });
    assert.deepEqual(recipe.alsoDrop, { kind: 'flan-v1' });
    assert.deepEqual(recipe.templates, { perTask: 10, assign: 'cycle', kinds: {} });
    assert.deepEqual(recipe.lengths, { input: 1024, target: 256, overflow: 'drop' });
    assert.deepEqual(recipe.train.extent, { kind: 'epochs', epochs: 1 });
    assert.deepEqual(recipe.seeds, { data: 0, templates: 0, train: [0] });
    assert.deepEqual([recipe.format.separator, recipe.output.dir, recipe.eval.split], [' ', 'runs', 'test']);
  });

  it('keeps the defaults that its schema names', () => {
    const recipe = recipeOf(small);
    const at = (...path: string[]): unknown =>
      path.reduce<Schema | undefined>((schema, key) => schema?.properties?.[key], recipeSchema)?.default;
    assert.equal(recipe.train.lr, at('train', 'lr'));
    assert.deepEqual(recipe.train.betas, at('train', 'betas'));
    assert.equal(recipe.train.eps, at('train', 'eps'));
    assert.equal(recipe.train.tokensPerBatch, at('train', 'tokens_per_batch'));
    assert.equal(recipe.train.clipNorm, at('train', 'clip_norm'));
    assert.equal(recipe.eval.limit, at('eval', 'limit'));
    assert.equal(recipe.lengths.input, at('lengths', 'input'));
    assert.deepEqual(recipe.seeds.train, at('seeds', 'train'));
  });

  it('reads what the author gives', () => {
    const recipe = recipeOf(`${small}also_drop: {nli: [paraphrase, coreference]}
mixing: {kind: temperature, temperature: 3, rate_max: 500}
templates: {per_task: 4, assign: random, kinds: {inverted: 0.3}}
lengths: {input: 200, target: 40, overflow: truncate}
format: {separator: "\\n"}
train: {steps: 20, lr: 1.0e-3, betas: [0.9, 0.95], schedule: cosine, warmup_steps: 2, packing: false}
eval: {split: dev, limit: 12, dev: 30}
seeds: {data: 1, templates: 2, train: [3, 4]}
output: {dir: out}
`);
    assert.deepEqual(recipe.alsoDrop, { kind: 'map', map: { nli: ['paraphrase', 'coreference'] } });
    assert.deepEqual(recipe.mixing, { kind: 'temperature', trainCap: 30_000, rateMax: 500, temperature: 3 });
    assert.deepEqual(recipe.templates, { perTask: 4, assign: 'random', kinds: { inverted: 0.3 } });
    assert.deepEqual(recipe.lengths, { input: 200, target: 40, overflow: 'truncate' });
    assert.equal(recipe.format.separator, '\n');
    assert.deepEqual(recipe.train.extent, { kind: 'steps', steps: 20 });
    assert.deepEqual([recipe.train.lr, recipe.train.betas, recipe.train.packing], [0.001, [0.9, 0.95], false]);
    assert.deepEqual(recipe.eval, {
      ...{ split: 'dev', limit: 12, dev: 30, scoring: ['rank', 'generate'], norm: 'sum' },
      generation: { maxTokens: 40, stop: ['\n\n'], temperature: 0 },
    });
    assert.deepEqual(recipe.seeds, { data: 1, templates: 2, train: [3, 4] });
  });

  it('reads adapters and Adafactor', () => {
    assert.equal(recipeOf(small).adapter, undefined);
    const lora = recipeOf(`${small}adapter: {kind: lora}\n`).adapter;
    assert.deepEqual(lora, { kind: 'lora', rank: 16, alpha: 32, dropout: 0, targetModules: 'all-linear' });
    const text = `${small}adapter: {kind: lora, rank: 4, alpha: 8, dropout: 0.1, target_modules: [q_proj]}
train: {optimizer: adafactor, relative_step: true, scale_parameter: false, micro_batch: 2, schedule: inverse_sqrt}
`;
    assert.deepEqual(problems(text), ['wrong-value|schedule|"schedule" has no effect with "relative_step: true".']);
    const { adapter, train } = recipeOf(text);
    assert.deepEqual(adapter, { kind: 'lora', rank: 4, alpha: 8, dropout: 0.1, targetModules: ['q_proj'] });
    assert.deepEqual([train.optimizer, train.relativeStep, train.scaleParameter], ['adafactor', true, false]);
    assert.deepEqual(
      [train.microBatch, train.schedule, recipeOf(small).train.microBatch],
      [2, 'inverse_sqrt', undefined],
    );
    assert.deepEqual(problems(`${small}adapter: {kind: lora, target_modules: all}\n`), [
      'wrong-value|all|Expected all-linear or a list of names such as q_proj.',
    ]);
    assert.deepEqual(problems(`${small}train: {optimizer: adafactor, betas: [0.9, 0.99]}\n`), [
      'wrong-value|betas|"betas" has no effect with "optimizer: adafactor".',
    ]);
  });

  it('has looks at dev rows, early stops and the best weights', () => {
    const text = `${small}train: {eval_every: 50, best_by: accuracy, early_stopping: {patience: 3}, keep: best}\n`;
    assert.deepEqual(problems(text), []);
    const { train } = recipeOf(text);
    assert.deepEqual([train.evalEvery, train.evalRows, train.bestBy, train.keep], [50, 50, 'accuracy', 'best']);
    assert.deepEqual(train.earlyStopping, { patience: 3, minDelta: 0 });
    const plain = recipeOf(small).train;
    assert.deepEqual([plain.evalEvery, plain.earlyStopping, plain.keep], [0, undefined, 'last']);
    assert.deepEqual(problems(`${small}train: {keep: best, early_stopping: {patience: 3}}\n`), [
      'wrong-value|keep|"keep" needs "eval_every": without looks at the dev rows nothing is the best.',
      'wrong-value|early_stopping|"early_stopping" needs "eval_every": without looks at the dev rows nothing is the best.',
    ]);
    assert.deepEqual(problems(`${small}train: {keep: last}\n`), []);
  });

  it('is plain data', () => {
    const recipe = recipeOf(small);
    assert.deepEqual(JSON.parse(JSON.stringify(recipe)), recipe);
  });

  it('marks what is wrong, at its place', () => {
    assert.deepEqual(problems(small.replace('run:', 'runn:')), [
      'missing-key|flan|The key "run" is missing. Add it, as in "run: hold-out-nli".',
      'unknown-key|runn|Unknown key "runn". Did you mean "run"?',
    ]);
    assert.deepEqual(problems(`${small}train: {lr: fast}\n`), ['wrong-type|fast|Expected a number, found text.']);
    assert.deepEqual(problems(`${small}train: {lr: 0}\n`), ['wrong-value|0|Expected more than 0.']);
    assert.deepEqual(problems(`${small}also_drop: flan-v2\n`), [
      'wrong-value|flan-v2|Expected flan-v1, none, or a map from held-out cluster to clusters.',
    ]);
    assert.deepEqual(problems(`${small}templates: {kinds: {inverted: 0.3, cto: 1}}\n`), [
      'unknown-key|cto|Unknown key "cto". Did you mean "cot"?',
    ]);
    assert.deepEqual(problems(`${small}train: {steps: 3, epochs: 1}\n`), [
      'wrong-value|epochs|Give either "steps" or "epochs", not both.',
    ]);
    assert.deepEqual(problems(small.replace('{clusters: [nli]}', '{clusters: []}')), [
      'wrong-value|hold_out|Name at least one cluster or task to hold out.',
    ]);
  });

  it('takes own keys under x- in every map', () => {
    assert.deepEqual(problems(`${small}x-a: 1\ntrain: {x-b: 2}\ntemplates: {kinds: {x-c: why}}\n`), []);
  });

  it('warns of keys without effect', () => {
    const [problem] = loadRecipe(`${small}mixing: {weights: {a: 2}}\n`, '/r').problems;
    assert.deepEqual(
      [problem?.severity, problem?.message],
      ['warning', '"weights" has no effect with "kind: examples_proportional".'],
    );
  });

  it('says plainly what it cannot do yet, once, at its place', () => {
    const cases: [string, string][] = [
      ['train: {backend: torchrun}', 'torchrun'],
      ['train: {optimizer: lion}', 'lion'],
      ['train: {adapter: {kind: lora}}', 'adapter'],
      ['adapter: {kind: qlora}', 'qlora'],
      ['train: {chat: none}', 'chat'],
      ['styles: {few_shot: 0.5}', 'styles'],
      ['baselines: [base_model, no_template]', 'no_template'],
      ['eval: {shots: [0]}', 'shots'],
      ['output: {export: [lm_eval]}', 'export'],
    ];
    for (const [line, place] of cases) {
      const found = problems(`${small}${line}\n`);
      assert.equal(found.length, 1, line);
      assert.ok(found[0]!.startsWith(`not-yet|${place}|`), found[0]);
      assert.match(found[0]!, /is not supported yet\./);
    }
  });

  it('takes a model from a folder or from the hub, not from both', () => {
    const model = (text: string): string => small.replace('{path: model}', text);
    assert.deepEqual(problems(model('{path: model, id: some/model}')), [
      'wrong-value|id|Expected exactly one of path and id.',
    ]);
    assert.deepEqual(problems(model('{path: model, revision: v1}')), [
      'wrong-value|revision|"revision" has no effect with "path".',
    ]);
    const loaded = loadRecipe(model('{id: some/model, revision: v1}'), '/r');
    assert.deepEqual(loaded.problems, []);
    assert.deepEqual(loaded.recipe?.model, { kind: 'hub', id: 'some/model', revision: 'v1' });
  });

  it('finds the place of any key path, or of what is nearest', () => {
    const loaded = loadRecipe(small, '/r');
    const text = (path: (string | number)[]): string => {
      const span = loaded.spanOf(path);
      return small.slice(span.start, span.end);
    };
    assert.equal(text(['hold_out', 'clusters', 0]), 'nli');
    assert.equal(text(['hold_out', 'tasks', 2]), 'hold_out');
    assert.equal(text(['mixing', 'weights', 'a']), 'flan');
  });

  it('reads on where YAML is broken or nothing is there', () => {
    assert.equal(loadRecipe('run: "x\ntasks: [a]\n', '/r').recipe !== undefined, true);
    assert.equal(loadRecipe('', '/r').recipe, undefined);
    assert.equal(loadRecipe('', '/r').problems[0]?.code, 'file-empty');
  });
});

describe('recipeSchema', () => {
  it('describes every field with an example', () => {
    const missing: string[] = [];
    const visit = (schema: Schema, path: string): void => {
      for (const [key, field] of Object.entries(schema.properties ?? {})) {
        if (!field.description) missing.push(`${path}${key}: description`);
        if (!field.examples && field.type !== 'object') missing.push(`${path}${key}: example`);
        visit(field, `${path}${key}.`);
      }
    };
    visit(recipeSchema, '');
    assert.deepEqual(missing, []);
    assert.match(describeRecipeKey(['mixing', 'rate_max'])!, /3,000/);
  });
});
