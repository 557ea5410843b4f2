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
import { clipFactor } from './gradient-norm';
import type { Graph } from './graph/graph';
import type { Data } from './graph/value';
import { cutPadding } from './length-bucket';
import { dropoutFeeds } from './lora/dropout';
import { machineMemory } from './memory/available';
import { isOutOfMemory, OutOfMemory } from './memory/out-of-memory';
import type { MemoryDemand, MemoryPlan } from './memory/plan';
import { divisionOf, planMemory } from './memory/plan';
import type { Optimizer } from './optimizer';
import { createPlace } from './place/create-place';
import type { Place } from './place/place';
import type { Provider } from './provider/providers';
import { kernelsFor } from './provider/providers';
import type { Schedule } from './schedule';
import { learningRate } from './schedule';
import { createRuntime } from './session';
import { buildTrainGraph } from './train-graph';

export interface TrainerOptions {
  /** What one step takes; `length` in tokens. */
  readonly batch: BatchShape;
  /** Sequences computed at once; a step adds up the gradients of its parts. As the memory plan says when left out. */
  readonly microBatch?: number;
  /** Bytes that may be taken; what the machine has available when left out. */
  readonly memory?: number;
  /** Keeps the beginnings of layers alone for the backward pass and computes the rest again. */
  readonly checkpointActivations?: boolean;
  readonly optimizer: OptimizerOptions;
  readonly schedule: Schedule;
  /** The largest norm of all gradients together; 0 for no limit. */
  readonly clipNorm: number;
  /** Of the dropout of adapters; 0 when left out. */
  readonly seed?: string | number;
  /** CPU threads; all cores when left out. */
  readonly threads?: number;
  /** What computes; the CPU when left out. WebGPU keeps weights and moments on the device from step to step. */
  readonly provider?: Provider;
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
  /** Sequences computed at once in the end. */
  readonly microBatch: number;
  readonly milliseconds: number;
}

/** Trains a model's weights, or its adapters where it has some, one step at a time: in place, or in a device's memory until `sync` or `save`. */
export interface Trainer {
  /** Steps done so far, those before a restored checkpoint included. */
  readonly stepsDone: number;
  /** Sequences computed at once: those of the plan, or fewer where memory ran out. */
  readonly microBatch: number;
  /** What the training is expected to take, and how its steps are divided. */
  readonly plan: MemoryPlan;
  /**
   * @param batch at most `batch.sequences` sequences of `batch.length`; fewer are padded.
   * @throws OutOfMemory where not even one sequence at a time can be computed.
   */
  step(batch: readonly PackedSequence[]): Promise<StepReport>;
  /** Brings the model's weights up to date; before, they may be those of the start where a device trains. */
  sync(): Promise<void>;
  /** Writes weights, moments, step and `metadata` into one file, whole or not at all. */
  save(file: string, metadata?: JsonValue): Promise<void>;
  /** Goes on from a file of `save`: the same steps follow as if never interrupted. On an error nothing is changed. */
  restore(file: string): Promise<Result<Checkpointed, EngineError>>;
  dispose(): Promise<void>;
}

/** @param place makes where the numbers lie. */
export async function createTrainer(
  model: Model,
  options: TrainerOptions,
  place: typeof createPlace = createPlace,
): Promise<Result<Trainer, EngineError>> {
  const fault = faultOf(model, options);
  if (fault !== undefined) return engineError('engine-options-invalid', fault);
  const { threads, provider = 'cpu' } = options;
  const runtime = await createRuntime({ provider, ...(threads === undefined ? {} : { threads }) });
  if (!runtime.ok) return runtime;
  const weights =
    model.adapters === undefined
      ? { trained: model.weights, frozen: new Map<string, Tensor>() }
      : { trained: model.adapters.weights, frozen: model.weights };
  const optimizer = createOptimizer(weights.trained, options.optimizer);
  const plan = planMemory(demandOf(model, options, optimizer));
  const made = await place(runtime.value, weights, optimizer, options);
  return ok(new GraphTrainer(model, weights.trained, options, optimizer, made, plan));
}

/** What the memory of a training is planned from. */
function demandOf(model: Model, options: TrainerOptions, { state }: Optimizer): MemoryDemand {
  const { batch, microBatch, provider = 'cpu' } = options;
  const weights = bytesOf(model.weights) + bytesOf(model.adapters?.weights ?? new Map());
  // onnxruntime-node does not tell how much memory a device has.
  const available = options.memory ?? (provider === 'cpu' ? machineMemory().available : undefined);
  return {
    batch,
    ...(microBatch === undefined ? {} : { microBatch: Math.min(microBatch, batch.sequences) }),
    ...(available === undefined ? {} : { available }),
    ...{ weights, moments: bytesOf(state) },
    graph: (sequences, headRows) => partGraph(model, options, { ...batch, sequences }, headRows),
  };
}

const bytesOf = (tensors: ReadonlyMap<string, Tensor>): number =>
  [...tensors.values()].reduce((sum, { data }) => sum + data.byteLength, 0);

/** The graph of one part of a step. */
function partGraph(model: Model, options: TrainerOptions, batch: BatchShape, headRows: number): Graph {
  const { provider = 'cpu', checkpointActivations: recompute = false } = options;
  const shape = { batch, headRows, float: 'f32', kernels: kernelsFor(provider), recompute } as const;
  return buildTrainGraph(model.config, shape, model);
}

class GraphTrainer implements Trainer {
  readonly #model: Model;
  readonly #trained: ReadonlyMap<string, Tensor>;
  readonly #options: TrainerOptions;
  readonly #place: Place;
  readonly #optimizer: Optimizer;
  readonly plan: MemoryPlan;
  /** Of one part of a step. */
  #shape: BatchShape;
  #stepsDone = 0;

  constructor(
    model: Model,
    trained: ReadonlyMap<string, Tensor>,
    options: TrainerOptions,
    optimizer: Optimizer,
    place: Place,
    plan: MemoryPlan,
  ) {
    this.#model = model;
    this.#trained = trained;
    this.#options = options;
    this.#optimizer = optimizer;
    this.#place = place;
    this.plan = plan;
    this.#shape = { ...options.batch, sequences: plan.microBatch };
  }

  get stepsDone(): number {
    return this.#stepsDone;
  }

  get microBatch(): number {
    return this.#shape.sequences;
  }

  async step(batch: readonly PackedSequence[]): Promise<StepReport> {
    const start = performance.now();
    const { optimizer, schedule, clipNorm } = this.#options;
    const labelled = countLabelled(batch);
    const { loss, tokens } = await this.#fitting(batch, labelled === 0 ? 0 : 1 / labelled);
    const gradNorm = await this.#place.norm();
    const step = ++this.#stepsDone;
    const lr = this.#optimizer.rate(learningRate(schedule, optimizer.lr, step), step);
    if (Number.isFinite(gradNorm))
      await this.#place.update({ step, lr, gradientScale: clipFactor(gradNorm, clipNorm) });
    else this.#place.forget();
    const { sequences: microBatch } = this.#shape;
    return { step, loss, gradNorm, lr, tokens, labelled, microBatch, milliseconds: performance.now() - start };
  }

  async sync(): Promise<void> {
    await this.#place.pull();
  }

  async save(file: string, metadata: JsonValue = null): Promise<void> {
    await this.#place.pull();
    await writeCheckpoint(file, this.#tensors(), {
      step: this.#stepsDone,
      metadata: { micro_batch: this.#shape.sequences, given: metadata },
    });
  }

  async restore(file: string): Promise<Result<Checkpointed, EngineError>> {
    const read = await readCheckpoint(file, this.#tensors());
    if (!read.ok) return read;
    const { step, metadata } = read.value;
    const { micro_batch, given } = metadata as { readonly micro_batch: number; readonly given: JsonValue };
    this.#stepsDone = step;
    // Sums round by how they are divided: the same division gives the same bits.
    if (this.#options.microBatch === undefined) this.#shape = { ...this.#shape, sequences: micro_batch };
    await this.#place.push();
    return ok({ step, metadata: given });
  }

  async dispose(): Promise<void> {
    await this.#place.dispose();
  }

  /** Computes the gradients of a batch, with ever smaller parts where memory runs out. */
  async #fitting(batch: readonly PackedSequence[], rowWeight: number) {
    for (;;) {
      try {
        return await this.#backward(batch, rowWeight);
      } catch (error) {
        if (!isOutOfMemory(error)) throw error;
        const { sequences } = this.#shape;
        this.#place.forget();
        await this.#place.close();
        if (sequences === 1) throw new OutOfMemory(error instanceof Error ? error.message : String(error));
        this.#shape = { ...this.#shape, sequences: divisionOf(this.#options.batch.sequences, sequences >> 1) };
      }
    }
  }

  /** Has the gradients of the batch added up over its parts. */
  async #backward(batch: readonly PackedSequence[], rowWeight: number) {
    const { sequences } = this.#shape;
    const { batch: used, shape } = cutPadding(batch, this.#shape);
    const size = `${sequences}x${shape.length}x${shape.inputLength ?? 0}`;
    let loss = 0;
    let tokens = 0;
    for (let at = 0; at < Math.max(1, used.length); at += sequences) {
      const part = trainFeeds(used.slice(at, at + sequences), shape, rowWeight);
      const { feeds, headRows } = part;
      const graph = (): Graph => partGraph(this.#model, this.#options, shape, headRows);
      const all = new Map([...feeds, ...this.#dropout(shape, at)]);
      loss += await this.#place.backward({ key: `${size}:${headRows}`, graph, feeds: all });
      tokens += part.tokens;
    }
    return { loss, tokens };
  }

  /** What drops inputs of adapters in the part of the next step that begins with sequence `first`. */
  #dropout(shape: BatchShape, first: number): ReadonlyMap<string, Data> {
    const { config, adapters } = this.#model;
    if (adapters === undefined || adapters.dropout === 0) return new Map();
    const { seed = 0 } = this.#options;
    return dropoutFeeds(config, adapters, shape, { seed, step: this.#stepsDone + 1, first });
  }

  /** Everything a checkpoint holds, over the arrays that are trained. */
  #tensors(): ReadonlyMap<string, Tensor> {
    const tensors = new Map(this.#optimizer.state);
    for (const [name, tensor] of this.#trained) tensors.set(`weight/${name}`, tensor);
    return tensors;
  }
}

function faultOf(model: Model, { batch, microBatch, clipNorm, threads }: TrainerOptions): string | undefined {
  const counts: readonly (readonly [string, number | undefined])[] = [
    ['batch.sequences', batch.sequences],
    ['batch.length', batch.length],
    ['batch.inputLength', model.config.kind === 'encoder-decoder' ? (batch.inputLength ?? 0) : undefined],
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
  if (model.stored !== undefined && model.adapters === undefined)
    return l10n.t('The weights of this model lie on the disk: only adapters can be trained.');
  if (model.adapters?.modules.length === 0) return l10n.t('The adapters stand beside no layer of this model.');
  if (!(clipNorm >= 0)) return l10n.t('clipNorm must be 0 (no limit) or more, not {0}.', clipNorm);
  return undefined;
}
