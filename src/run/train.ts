import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { type StepReport, type Trainer, createTrainer } from '../engine';
import type { PackedSequence } from '../mixture';
import type { Model } from '../model';
import type { Recipe } from '../recipe';
import { type Result, err, ok } from '../text';
import type { RunFailure } from './events';
import { Cancelled } from './failure';
import { Pace } from './pace';
import type { WorkerSession } from './session';
import { type BatchShape, batchShape } from './training-data';

/** A single gradient that is not finite is left out by the engine; so many in a row will not come back. */
const HOPELESS = 5;

export interface TrainedSeed {
  readonly seed: number;
  readonly steps: number;
  readonly finalLoss: number;
  readonly trainSeconds: number;
  readonly tokens: number;
}

/** One training: the seed that names it, its length, and its batches from the first step on. */
export interface Training {
  readonly seed: number;
  readonly steps: number;
  readonly batches: AsyncIterator<readonly PackedSequence[]>;
}

/**
 * Trains the model's weights in place. A checkpoint of the same seed in the run directory is gone on from, exactly as
 * if there had been no interruption: the batches before it are drawn again and passed over.
 */
export async function trainModel(
  model: Model,
  recipe: Recipe,
  training: Training,
  session: WorkerSession,
): Promise<Result<TrainedSeed, RunFailure>> {
  const shape = batchShape(recipe, model.config.maxPositions);
  const created = await createTrainer(model, trainerOptions(recipe, shape, training.steps));
  if (!created.ok) return err({ code: 'engine-failed', message: created.error.message });
  const trainer = created.value;
  const checkpoint = join(session.paths.checkpoints, `seed-${String(training.seed)}.ckpt`);
  try {
    if (existsSync(checkpoint)) {
      const restored = await trainer.restore(checkpoint);
      if (!restored.ok) return err({ code: 'engine-failed', message: restored.error.message, file: checkpoint });
    }
    await mkdir(session.paths.checkpoints, { recursive: true });
    const save = async (): Promise<void> => {
      await trainer.save(checkpoint, { seed: training.seed, step: trainer.stepsDone, steps: training.steps });
      const file = `checkpoints/seed-${String(training.seed)}.ckpt`;
      session.emit({ kind: 'checkpoint', seed: training.seed, step: trainer.stepsDone, file });
    };
    return await steps(trainer, recipe, training, session, save);
  } finally {
    await trainer.dispose();
  }
}

/** The steps themselves; `save` writes the checkpoint. */
async function steps(
  trainer: Trainer,
  { train }: Recipe,
  { seed, steps: total, batches }: Training,
  session: WorkerSession,
  save: () => Promise<void>,
): Promise<Result<TrainedSeed, RunFailure>> {
  const start = performance.now();
  const done = trainer.stepsDone;
  const recent = new LossMeter();
  const pace = new Pace(start, done);
  let tokens = 0;
  let finalLoss = 0;
  let lost = 0;
  try {
    for (let step = 1; step <= total; step++) {
      await session.breathe();
      const batch = await batches.next();
      if (batch.done === true) return ranOut(step - 1, total);
      if (step <= done) continue;
      const report = await trainer.step(batch.value);
      lost = Number.isFinite(report.loss + report.gradNorm) ? 0 : lost + 1;
      if (lost >= HOPELESS) return diverged(report);
      recent.add(report);
      tokens += report.tokens;
      pace.mark(performance.now(), tokens, step);
      if (step % train.logEvery === 0 || step === total || step === 1) {
        finalLoss = recent.take();
        const { lr } = report;
        const gradNorm = Number.isFinite(report.gradNorm) ? report.gradNorm : null;
        const figures = { tokens, tokensPerSecond: pace.tokensPerSecond(), etaSeconds: pace.etaSeconds(total) };
        session.emit({ kind: 'step', seed, step, steps: total, loss: finalLoss, gradNorm, lr, ...figures });
      }
      if (train.checkpointEvery > 0 && step % train.checkpointEvery === 0 && step < total) await save();
    }
  } catch (error) {
    // What was learnt until a cancel is kept, so that the run can go on from there.
    if (error instanceof Cancelled && trainer.stepsDone > done) await save();
    throw error;
  }
  await save();
  return ok({ seed, steps: total, finalLoss, trainSeconds: (performance.now() - start) / 1000, tokens });
}

/** The mean loss per target token over the steps since it was last asked. */
class LossMeter {
  #loss = 0;
  #labelled = 0;

  add({ loss, labelled }: StepReport): void {
    if (!Number.isFinite(loss)) return;
    this.#loss += loss * labelled;
    this.#labelled += labelled;
  }

  take(): number {
    const mean = this.#labelled === 0 ? 0 : this.#loss / this.#labelled;
    this.#loss = 0;
    this.#labelled = 0;
    return mean;
  }
}

function trainerOptions({ train }: Recipe, batch: BatchShape, totalSteps: number): Parameters<typeof createTrainer>[1] {
  const [beta1, beta2] = train.betas;
  return {
    batch,
    optimizer: { kind: 'adamw', lr: train.lr, beta1, beta2, eps: train.eps, weightDecay: train.weightDecay },
    schedule: { kind: train.schedule, warmupSteps: train.warmupSteps, totalSteps },
    clipNorm: train.clipNorm,
  };
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
