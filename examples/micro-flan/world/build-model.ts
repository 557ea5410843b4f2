import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createTrainer, type Schedule } from '../../../src/engine';
import type { PackedSequence } from '../../../src/mixture';
import { createModel, parameterSpecs, parseConfig, saveModel, type Model } from '../../../src/model';
import { createTokenizer } from '../../../src/tokenizer';
import { createRandom } from '../../../src/random';
import type { Result } from '../../../src/text';
import { configText } from './architecture';
import { packDocuments } from './pack-documents';
import { drawDocument } from './pretraining';
import { probeVerification } from './probe';

const root = join(__dirname, '..');
const cache = join(root, '..', '..', '.cache', 'micro-model');
const checkpoint = join(cache, 'checkpoint.safetensors');
/** `--threads 1` leaves a core to others. */
const { threads } = parseArgs({ options: { threads: { type: 'string' } } }).values;

/** What the committed model was trained with. Steps are counted from 1. */
const plan = {
  seed: 'micro-flan/model',
  /** The rate stays over a phase or falls to zero in it; after the first fall it is raised once more. */
  phases: [
    { until: 1500, lr: 2e-3, cool: false },
    { until: 2000, lr: 2e-3, cool: true },
    { until: 2600, lr: 1.5e-3, cool: false },
    { until: 2900, lr: 1.5e-3, cool: true },
  ],
  batch: { sequences: 16, length: 128 },
  warmupSteps: 100,
  /** The last one lasts to the end. */
  stages: [
    { until: 500, facts: 1, everyday: 0.03, checks: 0.9 },
    { until: 800, facts: 2, everyday: 0.1, checks: 0.3 },
    { until: 2000, facts: 3, everyday: 0.1, checks: 0.65 },
    { until: Infinity, facts: 3, everyday: 0.15, checks: 0.5, later: 0.6 },
  ],
  saveEvery: 100,
  probeEvery: 100,
  logEvery: 20,
};

/**
 * `npm run build:micro-model`: trains the base model and writes examples/micro-flan/model. It goes on from
 * `.cache/micro-model` where a run was interrupted; delete that folder to start anew.
 */
async function main(): Promise<void> {
  await mkdir(cache, { recursive: true });
  const model = await freshModel();
  let start = 0;
  for (const { until, lr, cool } of plan.phases) {
    // With what lies before as "warm-up", the linear schedule begins to fall where the phase does.
    const warmupSteps = cool ? start : start === 0 ? plan.warmupSteps : 0;
    await trainUntil(model, until, lr, { kind: cool ? 'linear' : 'constant', warmupSteps, totalSteps: until });
    start = until;
  }
  await saveModel(model, join(root, 'model'), { dtype: 'f16' });
}

/** Trains up to step `until`, going on from the checkpoint where there is one. */
async function trainUntil(model: Model, until: number, lr: number, schedule: Schedule): Promise<void> {
  const trainer = must(
    await createTrainer(model, {
      batch: plan.batch,
      optimizer: { kind: 'adamw', lr, beta1: 0.9, beta2: 0.99, eps: 1e-8, weightDecay: 0.01 },
      schedule,
      clipNorm: 1,
      ...(threads === undefined ? {} : { threads: Number(threads) }),
    }),
  );
  if (await exists(checkpoint)) await note(`going on after step ${must(await trainer.restore(checkpoint)).step}`);
  const from = Date.now();
  let tokens = 0;
  let loss = 0;
  while (trainer.stepsDone < until) {
    const report = await trainer.step(documentsOf(model, trainer.stepsDone + 1));
    tokens += report.tokens;
    loss += report.loss / plan.logEvery;
    const { step } = report;
    if (step % plan.logEvery === 0) {
      await note(`step ${step} loss ${loss.toFixed(3)} ${Math.round((1000 * tokens) / (Date.now() - from))} tokens/s`);
      loss = 0;
    }
    if (step === until || step % plan.saveEvery === 0) await trainer.save(checkpoint);
    if (step === until || step % plan.probeEvery === 0) {
      await saveModel(model, join(cache, 'snapshot'), { dtype: 'f16' });
      await note([...(await probeVerification(model))].map(([name, share]) => `${name}: ${share}`).join(', '));
    }
  }
  await trainer.dispose();
}

/** A stream of its own for every step: a run that goes on sees the same documents as one that was never cut. */
function documentsOf(model: Model, step: number): PackedSequence[] {
  const stage = plan.stages.find(({ until }) => step <= until)!;
  const random = createRandom(plan.seed).fork(step);
  const { sequences: count, length } = plan.batch;
  return packDocuments(model.tokenizer, (stream) => drawDocument(stream, stage), random, { count, length });
}

async function note(line: string): Promise<void> {
  console.log(line);
  await appendFile(join(cache, 'log.txt'), `${line}\n`);
}

/** An untrained model with the tokenizer that lies in its folder (`npm run build:micro-tokenizer` makes that). */
async function freshModel(): Promise<Model> {
  const files = new Map<string, string>();
  for (const name of ['tokenizer.json', 'tokenizer_config.json'])
    files.set(name, await readFile(join(root, 'model', name), 'utf8'));
  const tokenizer = must(await createTokenizer(files));
  const config = must(parseConfig(configText(tokenizer.vocabSize)));
  const model = createModel(config, tokenizer, plan.seed);
  startWide(model);
  return model;
}

/**
 * Starts otherwise than `initWeights` does, for a narrow model and a short training: embeddings and matrices with a
 * spread of 1/sqrt(width), and what writes into the residual stream at zero, so that at first every position holds
 * its token and nothing else. In a trial, questions about one fact were answered (0.97) after 200 steps; from the
 * usual start they were not (0.58).
 */
function startWide(model: Model): void {
  for (const { name, role } of parameterSpecs(model.config)) {
    const { data } = model.weights.get(name)!;
    const factor = role === 'residual' ? 0 : 1 / Math.sqrt(model.config.hiddenSize) / 0.02;
    if (role !== 'norm') for (let i = 0; i < data.length; i++) data[i]! *= factor;
  }
}

function must<T>(result: Result<T, { readonly message: string }>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

void main();
