import type { PackedSequence } from '../../mixture';
import { createModel, parseConfig } from '../../model';
import type { Tokenizer } from '../../tokenizer';
import { createRandom } from '../../random';
import { createTrainer } from '../trainer';
import type { Provider } from './providers';

/** What a short training gave, step by step. */
export interface Trial {
  readonly losses: readonly number[];
  readonly gradNorms: readonly number[];
  /** Of the quickest step after the first, which also compiles. */
  readonly milliseconds: number;
}

/** `exact` shows whether a provider computes rightly, `pace` how fast it is: 512 tokens through 2.4M parameters. */
export type TrialKind = 'exact' | 'pace';

interface TrialShape {
  readonly vocabulary: number;
  readonly hidden: number;
  readonly layers: number;
  readonly sequences: number;
  readonly length: number;
  readonly steps: number;
}

const shapes: Readonly<Record<TrialKind, TrialShape>> = {
  exact: { vocabulary: 48, hidden: 16, layers: 1, sequences: 2, length: 12, steps: 4 },
  pace: { vocabulary: 2048, hidden: 256, layers: 2, sequences: 4, length: 128, steps: 3 },
};

/** Two providers agree where losses and norms of gradients differ by no more than so much, relative to their size. */
const TOLERANCE = 1e-3;

/** Trains a fresh model of a few steps with a provider; the same numbers on every machine but for rounding. @throws */
export async function runTrial(provider: Provider, kind: TrialKind, threads?: number): Promise<Trial> {
  const shape = shapes[kind];
  const trainer = await createTrainer(trialModel(shape), {
    batch: { sequences: shape.sequences, length: shape.length },
    optimizer: { kind: 'adamw', lr: 1e-2, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.01 },
    schedule: { kind: 'constant', warmupSteps: 0, totalSteps: shape.steps },
    clipNorm: 1,
    provider,
    ...(threads === undefined ? {} : { threads }),
  });
  if (!trainer.ok) throw new Error(trainer.error.message);
  // The same batch each time: its loss falls as the gradients say, and as nothing else does.
  const batch = trialBatch(shape);
  const losses: number[] = [];
  const gradNorms: number[] = [];
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let step = 0; step < shape.steps; step++) {
    const report = await trainer.value.step(batch);
    losses.push(report.loss);
    gradNorms.push(report.gradNorm);
    if (step > 0) milliseconds = Math.min(milliseconds, report.milliseconds);
  }
  await trainer.value.dispose();
  return { losses, gradNorms, milliseconds };
}

/** The first step at which a trial leaves the one it should equal, counted from 1; undefined where there is none. */
export function firstDifference(trial: Trial, expected: Trial): number | undefined {
  const near = (a: number | undefined, b: number): boolean =>
    a !== undefined && Math.abs(a - b) <= TOLERANCE * Math.max(1e-3, Math.abs(b));
  const at = expected.losses.findIndex(
    (loss, step) => !near(trial.losses[step], loss) || !near(trial.gradNorms[step], expected.gradNorms[step]!),
  );
  return at < 0 ? undefined : at + 1;
}

function trialModel({ vocabulary, hidden, layers, length }: TrialShape) {
  const config = parseConfig(
    JSON.stringify({
      model_type: 'llama',
      vocab_size: vocabulary,
      hidden_size: hidden,
      intermediate_size: 3 * hidden,
      num_hidden_layers: layers,
      num_attention_heads: 4,
      num_key_value_heads: 2,
      max_position_embeddings: length,
      bos_token_id: 1,
      eos_token_id: 2,
      tie_word_embeddings: true,
    }),
  );
  if (!config.ok) throw new Error(config.error.message);
  return createModel(config.value, numbers(vocabulary), 'trial');
}

/** A vocabulary of numbers: trials are made of ids. */
function numbers(vocabSize: number): Tokenizer {
  return {
    encode: (text) => text.split(' ').map(Number),
    decode: (ids) => ids.join(' '),
    pieces: () => undefined,
    eosId: 2,
    vocabSize,
    files: new Map(),
  };
}

/** The second half of each sequence is its target. */
function trialBatch({ vocabulary, sequences, length }: TrialShape): PackedSequence[] {
  const random = createRandom('trial');
  return Array.from({ length: sequences }, () => {
    const tokens = Int32Array.from({ length }, () => 3 + random.below(vocabulary - 3));
    const labels = tokens.map((_, i) => (i >= length / 2 && i + 1 < length ? tokens[i + 1]! : -100));
    return { tokens, labels, segments: new Int32Array(length), positions: tokens.map((_, i) => i) };
  });
}
