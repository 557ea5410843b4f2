/** Our side of `bench:engine`: one job in a process of its own. `node ours.cjs JOB WORKLOAD` */
import { readFileSync } from 'node:fs';
import { createGenerator, createScorer, createTrainer, type Scorer, type TrainerOptions } from '../../src/engine';
import type { PackedSequence } from '../../src/mixture';
import { createAdapters, loadModel, type Model } from '../../src/model';
import { encodePair } from '../../src/tokenizer';
import type { Figures, Job } from './job';
import type { Sequence, Workload } from './workload';

const started = performance.now();

/** As `transformers` does inside, each position learns the label of the next. */
function packed({ ids, labels }: Sequence): PackedSequence {
  const tokens = Int32Array.from(ids);
  return {
    tokens,
    labels: tokens.map((_, i) => labels[i + 1] ?? -100),
    segments: new Int32Array(tokens.length),
    positions: tokens.map((_, i) => i),
  };
}

async function load(work: Workload, base: 'resident' | 'mapped' = 'resident'): Promise<Model> {
  const loaded = await loadModel(work.model, { base });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value;
}

async function train(model: Model, { steps, threads }: Workload): Promise<{ times: number[]; losses: number[] }> {
  const [first] = steps;
  const options: TrainerOptions = {
    batch: { sequences: first!.length, length: first![0]!.ids.length },
    optimizer: { kind: 'adamw', lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01 },
    schedule: { kind: 'constant', warmupSteps: 0, totalSteps: steps.length },
    clipNorm: 1,
    threads,
  };
  const trainer = await createTrainer(model, options);
  if (!trainer.ok) throw new Error(trainer.error.message);
  const [times, losses]: [number[], number[]] = [[], []];
  for (const batch of steps) {
    const report = await trainer.value.step(batch.map(packed));
    times.push(report.milliseconds / 1000);
    losses.push(report.loss);
  }
  return { times, losses };
}

/** The same model without a token that ends a text, so that both sides write as much. */
function withoutEnd(model: Model): Model {
  return { ...model, config: { ...model.config, eosIds: [] }, tokenizer: { ...model.tokenizer, eosId: -1 } };
}

type Outcome = Omit<Figures, 'memory'>;

async function trained(model: Model, work: Workload): Promise<Outcome> {
  const { times, losses } = await train(model, work);
  const tokens = work.steps[0]!.reduce((sum, { ids }) => sum + ids.length, 0);
  return { figure: tokens / median(times.slice(1)), outcome: losses };
}

async function withScorer<T>(model: Model, { threads }: Workload, use: (scorer: Scorer) => Promise<T>): Promise<T> {
  const scorer = await createScorer(model, { threads });
  if (!scorer.ok) throw new Error(scorer.error.message);
  const result = await use(scorer.value);
  await scorer.value.dispose();
  return result;
}

const work: Readonly<Record<Job, (work: Workload) => Promise<Outcome>>> = {
  full: async (of) => trained(await load(of), of),
  lora: async (of) => {
    const model = await load(of, 'mapped');
    const adapters = createAdapters(model.config, { rank: 16, alpha: 32, dropout: 0, targets: 'all-linear' }, 0);
    const { figure, outcome } = await trained({ ...model, adapters }, of);
    // Adapters begin with random numbers of their own: only the first loss is of the base model alone.
    return { figure, outcome: outcome.slice(0, 1) };
  },
  rank: async (of) => {
    const model = await load(of);
    const pairs = of.questions.flatMap(({ prompt, choices }) =>
      choices.map((choice) => encodePair(model.tokenizer, prompt, choice)),
    );
    return withScorer(model, of, async (scorer) => {
      await scorer.logLikelihoods(pairs.slice(0, 4));
      const start = performance.now();
      const scores = await scorer.logLikelihoods(pairs);
      return { figure: (of.questions.length * 1000) / (performance.now() - start), outcome: [...scores] };
    });
  },
  generate: async (of) => {
    const generator = await createGenerator(withoutEnd(await load(of)), { threads: of.threads });
    if (!generator.ok) throw new Error(generator.error.message);
    const short = of.prompts.map((prompt) => prompt.slice(0, 8));
    await generator.value.generate(short, { maxTokens: 2 });
    const start = performance.now();
    const texts = await generator.value.generate(of.prompts, { maxTokens: of.newTokens });
    const seconds = (performance.now() - start) / 1000;
    const fresh = texts.flatMap(({ tokens }) => tokens);
    return { figure: fresh.length / seconds, outcome: fresh };
  },
  start: async (of) => {
    const { losses } = await train(await load(of), { ...of, steps: of.steps.slice(0, 1) });
    return { figure: (performance.now() - started) / 1000, outcome: losses };
  },
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;

async function main([job, file]: readonly string[]): Promise<void> {
  const outcome = await work[job as Job](JSON.parse(readFileSync(file!, 'utf8')) as Workload);
  const figures: Figures = { ...outcome, memory: process.resourceUsage().maxRSS / 1024 };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

void main(process.argv.slice(2));
