import * as l10n from '@vscode/l10n';
import type { PackedSequence } from '../mixture';
import type { Model, Tensor } from '../model';
import type { Result } from '../text';
import { ok } from '../text';
import { countLabelled, trainFeeds } from './batch';
import type { Checkpointed, JsonValue } from './checkpoint';
import { readCheckpoint, writeCheckpoint } from './checkpoint';
import type { OptimizerOptions } from './create-optimizer';
import { createOptimizer } from './create-optimizer';
import type { BatchShape } from './batch-shape';
import type { EngineError } from './errors';
import { engineError } from './errors';
import { clipFactor, globalNorm } from './gradient-norm';
import type { Data } from './graph/value';
import type { Optimizer } from './optimizer';
import type { Schedule } from './schedule';
import { learningRate } from './schedule';
import { createRuntime } from './session';
import { SessionCache } from './session-cache';
import { buildTrainGraph, gradientName } from './train-graph';

export interface TrainerOptions {
  /** What one step takes; `length` in tokens. */
  readonly batch: BatchShape;
  /** Sequences computed at once; a step adds up the gradients of its parts. The whole batch when left out. */
  readonly microBatch?: number;
  readonly optimizer: OptimizerOptions;
  readonly schedule: Schedule;
  /** The largest norm of all gradients together; 0 for no limit. */
  readonly clipNorm: number;
  /** CPU threads; all cores when left out. */
  readonly threads?: number;
}

export interface StepReport {
  /** Counted from 1. */
  readonly step: number;
  /** Mean surprise of the labelled tokens in nats, before the update. */
  readonly loss: number;
  /** Of the whole gradient, before clipping. An update with one that is not finite is left out. */
  readonly gradNorm: number;
  readonly lr: number;
  /** Tokens that are not padding. */
  readonly tokens: number;
  readonly labelled: number;
  readonly milliseconds: number;
}

/** Trains a model's weights in place, one step at a time. */
export interface Trainer {
  /** Steps done so far, those before a restored checkpoint included. */
  readonly stepsDone: number;
  /** @param batch at most `batch.sequences` sequences of `batch.length`; fewer are padded. */
  step(batch: readonly PackedSequence[]): Promise<StepReport>;
  /** Writes weights, moments, step and `metadata` into one file, whole or not at all. */
  save(file: string, metadata?: JsonValue): Promise<void>;
  /** Goes on from a file of `save`: the same steps follow as if never interrupted. On an error nothing is changed. */
  restore(file: string): Promise<Result<Checkpointed, EngineError>>;
  dispose(): Promise<void>;
}

/** Head sizes differ from batch to batch; this many stay open at once. */
const OPEN_SESSIONS = 3;

export async function createTrainer(model: Model, options: TrainerOptions): Promise<Result<Trainer, EngineError>> {
  const fault = faultOf(model, options);
  if (fault !== undefined) return engineError('engine-options-invalid', fault);
  const runtime = await createRuntime(options.threads === undefined ? {} : { threads: options.threads });
  if (!runtime.ok) return runtime;
  return ok(new GraphTrainer(model, options, new SessionCache(runtime.value, OPEN_SESSIONS)));
}

class GraphTrainer implements Trainer {
  readonly #model: Model;
  readonly #options: TrainerOptions;
  readonly #sessions: SessionCache;
  readonly #shape: BatchShape;
  readonly #optimizer: Optimizer;
  #stepsDone = 0;

  constructor(model: Model, options: TrainerOptions, sessions: SessionCache) {
    this.#model = model;
    this.#options = options;
    this.#sessions = sessions;
    this.#shape = { sequences: options.microBatch ?? options.batch.sequences, length: options.batch.length };
    this.#optimizer = createOptimizer(model.weights, options.optimizer);
  }

  get stepsDone(): number {
    return this.#stepsDone;
  }

  async step(batch: readonly PackedSequence[]): Promise<StepReport> {
    const start = performance.now();
    const { optimizer, schedule, clipNorm } = this.#options;
    const labelled = countLabelled(batch);
    const { loss, tokens, gradients } = await this.#backward(batch, labelled === 0 ? 0 : 1 / labelled);
    const gradNorm = globalNorm(gradients.values());
    const step = ++this.#stepsDone;
    const lr = this.#optimizer.rate(learningRate(schedule, optimizer.lr, step), step);
    if (Number.isFinite(gradNorm)) {
      const update = { step, lr, gradientScale: clipFactor(gradNorm, clipNorm) };
      this.#optimizer.apply(gradients, update);
    }
    return { step, loss, gradNorm, lr, tokens, labelled, milliseconds: performance.now() - start };
  }

  async save(file: string, metadata: JsonValue = null): Promise<void> {
    await writeCheckpoint(file, this.#tensors(), { step: this.#stepsDone, metadata });
  }

  async restore(file: string): Promise<Result<Checkpointed, EngineError>> {
    const read = await readCheckpoint(file, this.#tensors());
    if (read.ok) this.#stepsDone = read.value.step;
    return read;
  }

  async dispose(): Promise<void> {
    await this.#sessions.dispose();
  }

  /** Loss and gradients of the batch, added up over its parts. */
  async #backward(batch: readonly PackedSequence[], rowWeight: number) {
    const { sequences, length } = this.#shape;
    let loss = 0;
    let tokens = 0;
    let gradients: Map<string, Float32Array> | undefined;
    for (let at = 0; at < Math.max(1, batch.length); at += sequences) {
      const part = trainFeeds(batch.slice(at, at + sequences), this.#shape, rowWeight);
      const session = await this.#sessions.get(String(part.headRows), () =>
        buildTrainGraph(this.#model.config, {
          batch: { sequences, length },
          headRows: part.headRows,
          float: 'f32',
          kernels: 'fused',
        }),
      );
      const feeds = new Map<string, Data>(part.feeds);
      for (const [name, { data }] of this.#model.weights) feeds.set(name, data);
      const results = await session.run(feeds);
      loss += Number(results.get('loss')![0]);
      tokens += part.tokens;
      gradients = accumulate(gradients, this.#model.weights.keys(), results);
    }
    return { loss, tokens, gradients: gradients! };
  }

  /** Everything a checkpoint holds, over the arrays that are trained. */
  #tensors(): ReadonlyMap<string, Tensor> {
    const tensors = new Map(this.#optimizer.state);
    for (const [name, tensor] of this.#model.weights) tensors.set(`weight/${name}`, tensor);
    return tensors;
  }
}

function accumulate(
  sum: Map<string, Float32Array> | undefined,
  names: Iterable<string>,
  results: ReadonlyMap<string, Data>,
): Map<string, Float32Array> {
  const out = sum ?? new Map<string, Float32Array>();
  for (const name of names) {
    const fresh = results.get(gradientName(name)) as Float32Array;
    const before = out.get(name);
    if (before === undefined) out.set(name, fresh);
    else for (let i = 0; i < fresh.length; i++) before[i]! += fresh[i]!;
  }
  return out;
}

function faultOf(model: Model, { batch, microBatch, clipNorm, threads }: TrainerOptions): string | undefined {
  const counts: readonly (readonly [string, number | undefined])[] = [
    ['batch.sequences', batch.sequences],
    ['batch.length', batch.length],
    ['microBatch', microBatch],
    ['threads', threads],
  ];
  for (const [name, count] of counts)
    if (count !== undefined && !(Number.isInteger(count) && count > 0))
      return l10n.t('{0} must be a positive whole number, not {1}.', name, count);
  if (batch.length > model.config.maxPositions)
    return l10n.t(
      'Sequences of {0} tokens are longer than the {1} the model was made for (max_position_embeddings).',
      batch.length,
      model.config.maxPositions,
    );
  if (!(clipNorm >= 0)) return l10n.t('clipNorm must be 0 (no limit) or more, not {0}.', clipNorm);
  return undefined;
}
