import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createModel, parseConfig, saveModel } from '../../src/model';
import { createRandom } from '../../src/random';
import { createTokenizer } from '../../src/tokenizer';
import { configText, tokenizerFiles } from '../tokenizer/tokenizer-files';

const TEMPLATES = `
  - name: plain
    input: |-
      {{ text }}
      {{ options_ }}
    target: "{{ answer }}"
  - name: asks
    jinja: "is this good? {{ text }} ||| {{ answer }}"`;

/** One task over letters: rows hold many of `good` or of `bad`. */
function task(name: string, cluster: string): string {
  return `flan: task/1
task: ${name}
cluster: ${cluster}
language: en
data:
  source: { jsonl: '../data/${name}.{split}.jsonl' }
  splits: { train: train, dev: dev, test: test }
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
scoring: rank
metrics: [accuracy]
templates:${TEMPLATES}
`;
}

function rows(count: number, seed: string): string {
  const random = createRandom(seed);
  const line = (): string => {
    const label = random.below(2);
    const words = Array.from({ length: 3 }, () => random.pick(label === 0 ? ['aa', 'ab'] : ['ba', 'bb']));
    return `${JSON.stringify({ text: words.join(' '), label })}\n`;
  };
  return Array.from({ length: count }, line).join('');
}

export interface WorkspaceOptions {
  readonly steps?: number;
  readonly trainSeeds?: readonly number[];
  readonly logEvery?: number;
  /** Lines added to the recipe's `train`. */
  readonly train?: string;
}

/** A whole workspace that runs in seconds: three tasks, a random one-layer model, a recipe. Gives the recipe's path. */
export async function makeWorkspace(folder: string, options: WorkspaceOptions = {}): Promise<string> {
  for (const name of ['tasks', 'data', 'model']) mkdirSync(join(folder, name), { recursive: true });
  const clusters = { held: 'nli', kin: 'paraphrase', mood: 'sentiment' };
  for (const [name, cluster] of Object.entries(clusters)) {
    writeFileSync(join(folder, 'tasks', `${name}.task.flan.yaml`), task(name, cluster));
    for (const [split, count] of Object.entries({ train: 40, dev: 6, test: 12 })) {
      writeFileSync(join(folder, 'data', `${name}.${split}.jsonl`), rows(count, `${name}/${split}`));
    }
  }
  await makeModel(join(folder, 'model'));
  const recipe = join(folder, 'tiny.recipe.flan.yaml');
  writeFileSync(
    recipe,
    `flan: recipe/1
run: tiny
tasks: ["tasks/*.task.flan.yaml"]
hold_out: { clusters: [nli] }
also_drop: flan-v1
lengths: { input: 48, target: 8, overflow: drop }
model: { path: model }
train:
  backend: builtin
  steps: ${String(options.steps ?? 6)}
  tokens_per_batch: 256
  optimizer: adamw
  lr: 0.01
  log_every: ${String(options.logEvery ?? 1)}
${(options.train ?? '').replace(/^(?=.)/gm, '  ')}
eval: { split: test, limit: 8, dev: 4 }
seeds: { data: 0, templates: 0, train: [${(options.trainSeeds ?? [0]).join(', ')}] }
output: { dir: runs }
`,
  );
  return recipe;
}

async function makeModel(folder: string): Promise<void> {
  const config = parseConfig(configText({ max_position_embeddings: 64 }));
  const tokenizer = await createTokenizer(tokenizerFiles());
  if (!config.ok || !tokenizer.ok) throw new Error('the tiny model is broken');
  await saveModel(createModel(config.value, tokenizer.value, 'tiny'), folder, { dtype: 'f32' });
}

/** A second copy, so that a test may spoil it. */
export function copyWorkspace(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return join(to, 'tiny.recipe.flan.yaml');
}
