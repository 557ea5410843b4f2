import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { modelName } from '../../recipe';
import type { ExportJob } from '../job';
import type { ManifestFile } from '../manifest/manifest';
import type { AdapterSettings, TrainSettings } from '../../recipe';
import type { RowFormatId } from '../row-format';

/** What every trainer is told, by whatever name it has for it. */
export interface TrainerSettings {
  /** The recipe's `run`. */
  readonly run: string;
  /** A folder relative to the export, or what the recipe says where there is no such folder: a name on the hub. */
  readonly model: string;
  readonly modelIsFolder: boolean;
  readonly extent:
    { readonly kind: 'steps'; readonly steps: number } | { readonly kind: 'epochs'; readonly epochs: number };
  /** Undefined where all weights are trained. */
  readonly adapter?: AdapterSettings;
  readonly optimizer: TrainSettings['optimizer'];
  readonly relativeStep: boolean;
  readonly learningRate: number;
  /** By the name that `transformers` has: `constant` alone would leave the warm-up out. */
  readonly schedule: TrainSettings['schedule'] | 'constant_with_warmup';
  readonly warmupSteps: number;
  readonly weightDecay: number;
  readonly betas: readonly [number, number];
  readonly eps: number;
  readonly clipNorm: number;
  /** Tokens of a sequence, and sequences of a batch on one device. */
  readonly sequenceLength: number;
  readonly sequences: number;
  /** Sequences computed at once. */
  readonly microBatch: number;
  readonly tokensPerBatch: number;
  readonly packing: boolean;
  readonly overflow: 'drop' | 'truncate';
  readonly seed: number;
  readonly logEvery: number;
  /** 0 means only at the end. */
  readonly checkpointEvery: number;
}

/** The recipe's `train` block as trainers understand it. */
export function trainerSettings({ mixture, options, lengths, seed }: ExportJob): TrainerSettings {
  const { recipe } = mixture;
  const { train } = recipe;
  const folder = recipe.model.kind === 'folder' ? resolve(dirname(recipe.path), recipe.model.path) : undefined;
  const modelIsFolder = folder !== undefined && existsSync(join(folder, 'config.json'));
  const sequenceLength = lengths.rule.applied
    ? lengths.rule.sequence
    : recipe.lengths.input + recipe.lengths.target + 1;
  const sequences = Math.max(1, Math.floor(train.tokensPerBatch / sequenceLength));
  return {
    run: recipe.run,
    model: modelIsFolder ? relative(options.out, folder).replaceAll('\\', '/') || '.' : modelName(recipe.model),
    modelIsFolder,
    extent: train.extent,
    ...(recipe.adapter === undefined ? {} : { adapter: recipe.adapter }),
    optimizer: train.optimizer,
    relativeStep: train.relativeStep,
    learningRate: train.lr,
    schedule: train.schedule === 'constant' && train.warmupSteps > 0 ? 'constant_with_warmup' : train.schedule,
    warmupSteps: train.warmupSteps,
    weightDecay: train.weightDecay,
    betas: train.betas,
    eps: train.eps,
    clipNorm: train.clipNorm,
    sequenceLength,
    sequences,
    microBatch: Math.min(train.microBatch ?? sequences, sequences),
    tokensPerBatch: train.tokensPerBatch,
    packing: train.packing,
    overflow: recipe.lengths.overflow,
    seed,
    logEvery: train.logEvery,
    checkpointEvery: train.checkpointEvery,
  };
}

/** The training file of the first of these formats that was exported. */
export function trainingFile(
  files: readonly ManifestFile[],
  formats: readonly RowFormatId[],
): (ManifestFile & { readonly format: RowFormatId }) | undefined {
  for (const format of formats) {
    const found = files.find((file) => file.format === format && file.part === 'train');
    if (found !== undefined) return { ...found, format };
  }
  return undefined;
}
