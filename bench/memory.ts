/**
 * How well memory is planned: the peak of a training in a process of its own, measured, against what `planMemory` said
 * before it. `npm run bench:memory`; with a shape (hidden layers vocabulary length sequences at-once) that one alone.
 */
import { spawnSync } from 'node:child_process';
import { createTrainer, totalBytes } from '../src/engine';
import type { PackedSequence } from '../src/mixture';
import { createModel, parseConfig } from '../src/model';
import { createRandom } from '../src/random';

/** Of 4M to 91M parameters: wide, deep, of a large vocabulary, long, in one part and in four. */
const SHAPES = [
  [256, 4, 4096, 128, 16, 16],
  [256, 4, 4096, 128, 16, 4],
  [256, 4, 4096, 128, 4, 4],
  [384, 6, 2048, 128, 8, 8],
  [512, 4, 16384, 64, 8, 8],
  [512, 8, 8192, 256, 1, 1],
  [512, 8, 8192, 256, 4, 4],
  [768, 12, 8192, 128, 2, 2],
] as const;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

async function one([hidden, layers, vocabulary, length, sequences, microBatch]: readonly number[]): Promise<void> {
  const config = parseConfig(
    JSON.stringify({
      model_type: 'llama',
      vocab_size: vocabulary,
      hidden_size: hidden,
      intermediate_size: Math.round(hidden! / 3) * 8,
      num_hidden_layers: layers,
      num_attention_heads: hidden! / 64,
      max_position_embeddings: length,
      bos_token_id: 1,
      eos_token_id: 2,
      tie_word_embeddings: true,
    }),
  );
  if (!config.ok) throw new Error(config.error.message);
  const tokenizer = {
    ...{ encode: () => [], decode: () => '', pieces: () => undefined },
    ...{ eosId: 2, vocabSize: vocabulary!, files: new Map() },
  };
  const model = createModel(config.value, tokenizer, 1);
  const trainer = await createTrainer(model, {
    batch: { sequences: sequences!, length: length! },
    ...(microBatch === undefined ? {} : { microBatch }),
    optimizer: { kind: 'adamw', lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01 },
    schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 3 },
    clipNorm: 1,
  });
  if (!trainer.ok) throw new Error(trainer.error.message);
  const weights = [...model.weights.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
  const program = process.memoryUsage().rss - weights;
  const random = createRandom('memory');
  const sequence = (labelled: number): PackedSequence => {
    const tokens = Int32Array.from({ length: length! }, () => 3 + random.below(vocabulary! - 3));
    const from = length! * (1 - labelled);
    const labels = tokens.map((_, i) => (i >= from && i + 1 < length! ? tokens[i + 1]! : -100));
    return { tokens, labels, segments: new Int32Array(length!), positions: tokens.map((_, i) => i) };
  };
  // Shares of labels differ in a run, so sessions of two head sizes are open.
  for (const share of [0.5, 0.375, 0.5, 0.375])
    await trainer.value.step(Array.from({ length: sequences! }, () => sequence(share)));
  const planned = megabytes(totalBytes(trainer.value.plan));
  const measured = megabytes(process.resourceUsage().maxRSS * 1024 - program);
  const error = ((100 * (planned - measured)) / measured).toFixed(0);
  const name = `hidden ${hidden}, ${layers} layers, vocabulary ${vocabulary}, ${sequences} x ${length}, ${microBatch} at once`;
  say(`${name.padEnd(68)} planned ${planned} MB, measured ${measured} MB (${error} %)`);
  await trainer.value.dispose();
}

const shape = process.argv.slice(2).map(Number);
if (shape.length > 0) void one(shape);
else
  for (const each of SHAPES)
    spawnSync(process.execPath, ['--import', 'tsx', __filename, ...each.map(String)], { stdio: 'inherit' });
