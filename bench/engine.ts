/**
 * How fast the engine is: tokens a second of training (all positions labelled, and a quarter of them) and of scoring,
 * for a Llama of 3M parameters. `npx tsx bench/engine.ts [threads]`
 */
import { createScorer, createTrainer } from '../src/engine';
import type { PackedSequence } from '../src/mixture';
import { countParameters, createModel, parseConfig } from '../src/model';
import type { Tokenizer } from '../src/tokenizer';
import { createRandom } from '../src/random';

const threads = Number(process.argv[2] ?? 2);
const sequences = 16;
const length = 128;
const steps = 12;

const config = parseConfig(
  JSON.stringify({
    model_type: 'llama',
    vocab_size: 2048,
    hidden_size: 256,
    intermediate_size: 688,
    num_hidden_layers: 4,
    num_attention_heads: 4,
    max_position_embeddings: 512,
    bos_token_id: 1,
    eos_token_id: 2,
    tie_word_embeddings: true,
  }),
);
if (!config.ok) throw new Error(config.error.message);
const tokenizer: Tokenizer = {
  encode: () => [],
  decode: () => '',
  pieces: () => undefined,
  eosId: 2,
  vocabSize: 2048,
  files: new Map(),
};
const shape = config.value;
const model = createModel(shape, tokenizer, 1);
const random = createRandom('bench');

function sequence(labelledShare: number): PackedSequence {
  const tokens = Int32Array.from({ length }, () => 3 + random.below(2045));
  const labels = tokens.map((_, i) => (i + 1 < length && i >= length * (1 - labelledShare) ? tokens[i + 1]! : -100));
  return { tokens, labels, segments: new Int32Array(length), positions: tokens.map((_, i) => i) };
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function training(labelledShare: number): Promise<void> {
  const trainer = await createTrainer(model, {
    batch: { sequences, length },
    optimizer: { kind: 'adamw', lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01 },
    schedule: { kind: 'constant', warmupSteps: 0, totalSteps: steps },
    clipNorm: 1,
    threads,
  });
  if (!trainer.ok) throw new Error(trainer.error.message);
  const times: number[] = [];
  let loss = 0;
  for (let i = 0; i < steps; i++) {
    const report = await trainer.value.step(Array.from({ length: sequences }, () => sequence(labelledShare)));
    times.push(report.milliseconds);
    loss = report.loss;
  }
  await trainer.value.dispose();
  const typical = median(times.slice(2));
  const rate = Math.round((sequences * length * 1000) / typical);
  say(
    `training, ${labelledShare * 100}% labelled: ${rate} tokens/s (${typical.toFixed(0)} ms a step, loss ${loss.toFixed(3)})`,
  );
}

async function scoring(): Promise<void> {
  const scorer = await createScorer(model, { threads });
  if (!scorer.ok) throw new Error(scorer.error.message);
  const ids = (count: number): number[] => Array.from({ length: count }, () => 3 + random.below(2045));
  const prompts = Array.from({ length: 400 }, () => ids(30 + random.below(60)));
  const pairs = prompts.flatMap((prompt) =>
    Array.from({ length: 4 }, () => ({ prompt, continuation: ids(1 + random.below(3)) })),
  );
  await scorer.value.logLikelihoods(pairs);
  const start = performance.now();
  await scorer.value.logLikelihoods(pairs);
  const seconds = (performance.now() - start) / 1000;
  const tokens = pairs.reduce((sum, pair) => sum + pair.prompt.length + pair.continuation.length, 0);
  say(
    `scoring 400 prompts with 4 choices: ${Math.round(tokens / seconds)} tokens/s, ${Math.round(400 / seconds)} prompts/s`,
  );
  await scorer.value.dispose();
}

async function main(): Promise<void> {
  say(
    `${countParameters(shape)} parameters, batch ${sequences} x ${length}, ${threads} threads, Node ${process.version}`,
  );
  await training(1);
  await training(0.25);
  await scoring();
  say(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

void main();
