import * as l10n from '@vscode/l10n';
import { type StepReport, type Trainer, createTrainer } from '../engine';
import type { Model } from '../model';
import type { Recipe } from '../recipe';
import { type Result, err, ok } from '../text';
import { Checkpoints } from './checkpoints';
import type { DevPoint } from './dev-look';
import type { EngineEvent, RunFailure } from './events';
import { Cancelled } from './failure';
import { judge } from './judge';
import { LossMeter } from './loss-meter';
import { type Origin, sameOrigin } from './origin';
import { Pace } from './pace';
import type { ChosenProvider } from './provider/choose';
import type { WorkerSession } from './session';
import { trainerOptions } from './trainer-options';
import type { BatchCursor, TrainingBatches } from './training-batches';
import { type BatchShape, batchShape } from './batch-shape';
import type { DataTally } from './training-data';
import type { TrainingState } from './training-state';

/** A single gradient that is not finite is left out by the engine; so many in a row will not come back. */
const HOPELESS = 5;

export interface TrainedSeed {
  readonly seed: number;
  /** Fewer than planned where training stopped early. */
  readonly steps: number;
  readonly finalLoss: number;
  readonly trainSeconds: number;
  readonly tokens: number;
  /** The best look at the dev rows; absent where there was none. */
  readonly best?: DevPoint;
  /** Whether the weights are those of `best`, not the last. */
  readonly keptBest?: boolean;
}

/** One training: the seed that names it, its length, its batches, and what it grows from. */
export interface Training {
  readonly seed: number;
  readonly steps: number;
  readonly batches: (from?: BatchCursor) => TrainingBatches;
  /** Asked once a checkpoint is written or read: the first step waits for no hash. */
  readonly origin: () => Promise<Origin>;
  readonly provider: ChosenProvider;
  /** How the model does on the dev rows; absent where nothing is looked at. */
  readonly look?: () => Promise<Result<Omit<DevPoint, 'step'>, RunFailure>>;
  /** Keeps the last weights elsewhere, before the best take their place. */
  readonly saveLast: () => Promise<void>;
}

/** How a training came out, and what became of the examples that were drawn for it. */
export interface Trained {
  readonly seed: TrainedSeed;
  readonly tally: Readonly<DataTally>;
}

/**
 * Trains the model's weights in place. A checkpoint of the same seed in the run directory is gone on from, exactly as
 * if there had been no interruption.
 */
export async function trainModel(
  model: Model,
  recipe: Recipe,
  training: Training,
  session: WorkerSession,
): Promise<Result<Trained, RunFailure>> {
  const shape = batchShape(recipe, model.config);
  const { provider } = training.provider;
  const options = { ...trainerOptions(recipe, shape, training.steps, training.seed), provider };
  const created = await createTrainer(model, options);
  if (!created.ok) return err({ code: 'engine-failed', message: created.error.message });
  const trainer = created.value;
  const checkpoints = new Checkpoints(session.paths.checkpoints, training.seed);
  try {
    const before = await goOn(trainer, checkpoints, training, session);
    if (!before.ok) return before;
    session.emit(engineEvent(trainer, shape, training));
    return await new TrainingLoop(trainer, recipe, training, checkpoints, session, before.value).run();
  } finally {
    await trainer.dispose();
  }
}

function engineEvent(trainer: Trainer, shape: BatchShape, { seed, provider }: Training): EngineEvent {
  const { microBatch } = trainer;
  const { weights, moments, gradients, activations, available } = trainer.plan;
  const memory = { weights, moments, gradients, activations, ...(available === undefined ? {} : { available }) };
  return { kind: 'engine', seed, ...provider, microBatch, batch: shape.sequences, memory };
}

/** Puts the last whole checkpoint into the trainer, where it is one of this training, and says so. */
async function goOn(
  trainer: Trainer,
  checkpoints: Checkpoints,
  { seed, origin }: Training,
  session: WorkerSession,
): Promise<Result<TrainingState | undefined, RunFailure>> {
  const restored = await checkpoints.restore(trainer);
  if (!restored.ok) return restored;
  if (restored.value === undefined) return ok(undefined);
  const { state, file, damaged } = restored.value;
  const same = sameOrigin(state.origin, await origin(), file);
  if (!same.ok) return same;
  for (const message of damaged) session.emit({ kind: 'notice', level: 'warning', message });
  session.emit({
    kind: 'notice',
    level: damaged.length === 0 ? 'info' : 'warning',
    message: l10n.t('Training goes on from the checkpoint of step {0} (seed {1}).', trainer.stepsDone, seed),
  });
  return ok(state);
}

/** The steps of one training, from a checkpoint or from the beginning. */
class TrainingLoop {
  readonly #trainer: Trainer;
  readonly #recipe: Recipe;
  readonly #training: Training;
  readonly #checkpoints: Checkpoints;
  readonly #session: WorkerSession;
  readonly #batches: TrainingBatches;
  readonly #recent: LossMeter;
  readonly #pace: Pace;
  readonly #start = performance.now();
  readonly #before: Pick<TrainingState, 'tokens' | 'seconds'>;
  #tokens: number;
  #finalLoss: number;
  #hopeless: number;
  /** Looks at the dev rows so far. */
  readonly #looks: DevPoint[];
  /** The step of the newest checkpoint. */
  #saved: number;

  constructor(
    trainer: Trainer,
    recipe: Recipe,
    training: Training,
    checkpoints: Checkpoints,
    session: WorkerSession,
    before: TrainingState | undefined,
  ) {
    this.#trainer = trainer;
    this.#recipe = recipe;
    this.#training = training;
    this.#checkpoints = checkpoints;
    this.#session = session;
    this.#batches = training.batches(before?.cursor);
    this.#recent = new LossMeter(before?.recent);
    this.#pace = new Pace(this.#start, trainer.stepsDone);
    this.#before = { tokens: before?.tokens ?? 0, seconds: before?.seconds ?? 0 };
    this.#tokens = this.#before.tokens;
    this.#finalLoss = before?.finalLoss ?? 0;
    this.#hopeless = before?.hopeless ?? 0;
    this.#looks = [...(before?.looks ?? [])];
    this.#saved = before === undefined ? -1 : trainer.stepsDone;
  }

  async run(): Promise<Result<Trained, RunFailure>> {
    const { seed } = this.#training;
    try {
      const trained = await this.#steps();
      if (!trained.ok) return trained;
    } catch (error) {
      // What was learnt until a cancel is kept, so that the run can go on from there.
      if (error instanceof Cancelled && this.#trainer.stepsDone > 0) await this.#save();
      throw error;
    }
    await this.#save();
    await this.#trainer.sync();
    const done = this.#trainer.stepsDone;
    const keptBest = await this.#takeBest();
    const { tokens, seconds: trainSeconds, finalLoss, cursor } = await this.#state();
    const { best } = judge(this.#looks, this.#recipe.train);
    const figures = { finalLoss, trainSeconds, tokens, ...(best === undefined ? {} : { best, keptBest }) };
    return ok({ seed: { seed, steps: done, ...figures }, tally: cursor.tally });
  }

  async #steps(): Promise<Result<void, RunFailure>> {
    const { steps } = this.#training;
    const { train } = this.#recipe;
    for (;;) {
      const looked = await this.#look();
      if (!looked.ok) return looked;
      const { stepsDone } = this.#trainer;
      if (train.checkpointEvery > 0 && stepsDone > 0 && stepsDone % train.checkpointEvery === 0) await this.#save();
      if (stepsDone >= steps || judge(this.#looks, train).stops) return ok(undefined);
      await this.#session.breathe();
      const batch = await this.#batches.next();
      if (batch.done === true) return ranOut(stepsDone, steps);
      const { microBatch } = this.#trainer;
      const report = await this.#trainer.step(batch.value);
      if (report.microBatch < microBatch) this.#tellSmaller(report, microBatch);
      this.#hopeless = Number.isFinite(report.loss + report.gradNorm) ? 0 : this.#hopeless + 1;
      if (this.#hopeless >= HOPELESS) return diverged(report);
      this.#tell(report);
    }
  }

  /** Looks at the dev rows where it is time and not done yet; a look that is the best makes a checkpoint. */
  async #look(): Promise<Result<void, RunFailure>> {
    const { stepsDone: step } = this.#trainer;
    const { seed, steps, look } = this.#training;
    const { train } = this.#recipe;
    const isTime = step > 0 && (step % train.evalEvery === 0 || step === steps);
    if (look === undefined || !isTime || this.#looks.at(-1)?.step === step) return ok(undefined);
    const start = performance.now();
    await this.#trainer.sync();
    const figures = await look();
    if (!figures.ok) return figures;
    this.#looks.push({ step, ...figures.value });
    const { best, stops } = judge(this.#looks, train);
    const isBest = best?.step === step;
    const seconds = (performance.now() - start) / 1000;
    this.#session.emit({ kind: 'dev', seed, step, ...figures.value, isBest, seconds });
    if (isBest && train.keep === 'best') await this.#save();
    if (stops && step < steps) {
      const message = l10n.t(
        'Training stops early at step {0} of {1}: step {2} was the best.',
        step,
        steps,
        best!.step,
      );
      this.#session.emit({ kind: 'notice', level: 'info', message });
    }
    return ok(undefined);
  }

  /** Puts the best weights in place of the last where the recipe keeps them. @returns whether it did */
  async #takeBest(): Promise<boolean> {
    const { best } = judge(this.#looks, this.#recipe.train);
    if (this.#recipe.train.keep !== 'best' || best === undefined) return false;
    await this.#training.saveLast();
    if (best.step === this.#trainer.stepsDone) return true;
    const taken = await this.#checkpoints.take(this.#trainer, best.step);
    if (taken.ok) return true;
    const message = l10n.t('The best weights cannot be read, so the last ones count. {0}', taken.error);
    this.#session.emit({ kind: 'notice', level: 'warning', message });
    return false;
  }

  #tellSmaller({ step, microBatch }: StepReport, before: number): void {
    const message = l10n.t(
      'Memory ran out at step {0}: from then on {1} sequences are computed at once, not {2}.',
      step,
      microBatch,
      before,
    );
    this.#session.emit({ kind: 'notice', level: 'warning', message });
  }

  /** Sums a step up, and reports where it is time. */
  #tell(report: StepReport): void {
    const { step, lr } = report;
    const { seed, steps } = this.#training;
    this.#recent.add(report);
    this.#tokens += report.tokens;
    this.#pace.mark(performance.now(), this.#tokens - this.#before.tokens, step);
    if (step % this.#recipe.train.logEvery !== 0 && step !== steps && step !== 1) return;
    this.#finalLoss = this.#recent.take();
    const gradNorm = Number.isFinite(report.gradNorm) ? report.gradNorm : null;
    const pace = { tokensPerSecond: this.#pace.tokensPerSecond(), etaSeconds: this.#pace.etaSeconds(steps) };
    const figures = { loss: this.#finalLoss, gradNorm, lr, tokens: this.#tokens, ...pace };
    this.#session.emit({ kind: 'step', seed, step, steps, ...figures });
  }

  /** Writes a checkpoint of the step that was done last, unless there is one. */
  async #save(): Promise<void> {
    const { stepsDone: step } = this.#trainer;
    if (step === this.#saved) return;
    const { best } = judge(this.#looks, this.#recipe.train);
    const kept = this.#recipe.train.keep === 'best' ? best?.step : undefined;
    const name = await this.#checkpoints.save(this.#trainer, await this.#state(), kept);
    this.#saved = step;
    this.#session.emit({ kind: 'checkpoint', seed: this.#training.seed, step, file: `checkpoints/${name}` });
  }

  async #state(): Promise<TrainingState> {
    const { seed, steps, origin } = this.#training;
    return {
      ...{ seed, steps, origin: await origin() },
      cursor: this.#batches.cursor(),
      tokens: this.#tokens,
      seconds: this.#before.seconds + (performance.now() - this.#start) / 1000,
      finalLoss: this.#finalLoss,
      recent: this.#recent.sum(),
      hopeless: this.#hopeless,
      looks: this.#looks,
    };
  }
}

/** Nothing more will be learnt from here. */
function diverged({ step, lr }: StepReport): Result<never, RunFailure> {
  return err({
    code: 'engine-failed',
    message: l10n.t(
      'Training has diverged: loss or gradient are no longer finite at step {0} (learning rate {1}).',
      step,
      lr,
    ),
    remedy: l10n.t('Lower `train.lr`, lengthen `train.warmup_steps`, or set `train.clip_norm`.'),
  });
}

/** The mixture is endless, so an end means that none of its examples can be used. */
function ranOut(step: number, total: number): Result<never, RunFailure> {
  return err({
    code: 'nothing-to-train-on',
    message: l10n.t('The training examples ended after {0} of {1} steps.', step, total),
    remedy: l10n.t('Check `lengths` (examples that are too long are dropped) and that the templates render.'),
  });
}
