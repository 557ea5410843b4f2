import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { removeStale } from '../disk';
import type { Trainer } from '../engine';
import { type Result, err, ok } from '../text';
import type { RunFailure } from './events';
import { isMissing } from './json-lines';
import { stateFromJson, stateToJson, type TrainingState } from './training-state';

/** Whole checkpoints that are kept: should the last be damaged later, there is one before it. */
const KEPT = 2;

/** Where a training goes on. */
export interface Restored {
  readonly state: TrainingState;
  /** Absolute. */
  readonly file: string;
  /** What newer checkpoints cannot be used, and why. */
  readonly damaged: readonly string[];
}

/** The checkpoints of one training seed: a file per step, the newest two and the best one. */
export class Checkpoints {
  readonly #folder: string;
  readonly #seed: number;

  constructor(folder: string, seed: number) {
    this.#folder = folder;
    this.#seed = seed;
  }

  /** The name in the folder. */
  name(step: number): string {
    return `seed-${String(this.#seed)}-step-${String(step)}.ckpt`;
  }

  /** Writes one, and takes older ones away once it is whole. @param best the step of one that is kept besides */
  async save(trainer: Trainer, state: TrainingState, best?: number): Promise<string> {
    const name = this.name(trainer.stepsDone);
    await trainer.save(join(this.#folder, name), stateToJson(state));
    const steps = await this.#steps();
    const kept = new Set([trainer.stepsDone, ...steps.filter((step) => step < trainer.stepsDone).slice(0, KEPT - 1)]);
    for (const step of steps) {
      if (!kept.has(step) && step !== best) await rm(join(this.#folder, this.name(step)), { force: true });
    }
    return name;
  }

  /**
   * Puts the newest whole checkpoint into the trainer, with what was wrong with newer ones; undefined where there is
   * none. A checkpoint of another model is an error.
   */
  async restore(trainer: Trainer): Promise<Result<Restored | undefined, RunFailure>> {
    await removeStale(this.#folder);
    const damaged: string[] = [];
    for (const step of await this.#steps()) {
      const file = join(this.#folder, this.name(step));
      const restored = await trainer.restore(file);
      if (restored.ok) return ok({ state: stateFromJson(restored.value.metadata), file, damaged });
      const { code, message } = restored.error;
      if (code !== 'engine-checkpoint-unreadable') return err({ code: 'engine-failed', message, file });
      damaged.push(message);
    }
    if (damaged.length === 0) return ok(undefined);
    return err({
      code: 'checkpoint-damaged',
      message: l10n.t('No checkpoint of this run can be read. {0}', damaged.join(' ')),
      file: join(this.#folder, this.name((await this.#steps())[0] ?? 0)),
      remedy: l10n.t('Delete the folder {0} and resume to train from the beginning.', this.#folder),
    });
  }

  /** Puts the checkpoint of one step into the trainer. */
  async take(trainer: Trainer, step: number): Promise<Result<void, string>> {
    const restored = await trainer.restore(join(this.#folder, this.name(step)));
    return restored.ok ? ok(undefined) : err(restored.error.message);
  }

  /** Of the files that are there, the newest first. */
  async #steps(): Promise<readonly number[]> {
    const pattern = new RegExp(`^seed-${String(this.#seed)}-step-(\\d+)\\.ckpt$`);
    const steps = (await this.#names()).flatMap((name) => {
      const found = pattern.exec(name)?.[1];
      return found === undefined ? [] : [Number(found)];
    });
    return steps.sort((a, b) => b - a);
  }

  async #names(): Promise<readonly string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }
}

/** The step of the newest checkpoint of a run, whatever its seed, for messages. */
export async function lastCheckpoint(folder: string): Promise<string | undefined> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.ckpt'));
    const stepOf = (name: string): number => Number(/-step-(\d+)\.ckpt$/.exec(name)?.[1] ?? -1);
    return names.sort((a, b) => stepOf(a) - stepOf(b)).at(-1);
  } catch {
    return undefined;
  }
}
