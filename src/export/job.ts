import { dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../data';
import { type LoadedMixture, lengthLimits } from '../mixture';
import type { Recipe } from '../recipe';
import { loadTokenizer } from '../tokenizer';
import type { LengthsPolicy } from './rows/apply-lengths';
import { fingerprint, sha256 } from './manifest/fingerprint';
import type { LengthsRule } from './manifest/manifest';
import type { ExportOptions } from './options';
import type { PreviousExports } from './manifest/previous';

/** An export under way: what all of its steps share. */
export interface ExportJob {
  readonly options: ExportOptions;
  readonly mixture: LoadedMixture;
  readonly fs: FileSystem;
  readonly seed: number;
  readonly lengths: JobLengths;
  readonly previous: PreviousExports;
  /** Fingerprint of what every row depends on: the program, the recipe, the task files. */
  readonly base: string;
}

/** The rule as the manifest states it, and what applies it. */
export interface JobLengths {
  readonly rule: LengthsRule;
  readonly policy?: LengthsPolicy;
  /** The end-of-text token as text; absent without a tokenizer. */
  readonly endOfText?: string;
  readonly fingerprint: string;
}

/** The model's folder, as the recipe gives it. */
export function modelFolder({ path, model }: Recipe): string {
  return resolve(dirname(path), model.path);
}

/** Lengths count tokens: without the model's tokenizer they are not applied, and the manifest says why. */
export async function readLengths(recipe: Recipe, fs: FileSystem): Promise<JobLengths> {
  const loaded = await loadTokenizer(modelFolder(recipe), fs);
  if (!loaded.ok) {
    const { message } = loaded.error;
    const why =
      loaded.error.code === 'tokenizer-missing'
        ? l10n.t('The model folder {0} holds no tokenizer.json, so tokens cannot be counted.', recipe.model.path)
        : l10n.t('The tokenizer in {0} cannot be used: {1}', recipe.model.path, message);
    return { rule: { applied: false, why }, fingerprint: fingerprint('none') };
  }
  const { tokenizer, maxPositions } = loaded.value;
  const { overflow } = recipe.lengths;
  const limits = lengthLimits(recipe, maxPositions ?? Infinity);
  return {
    rule: { applied: true, input: limits.maxPrompt, target: limits.maxContinuation, sequence: limits.length, overflow },
    policy: { tokenizer, limits, overflow },
    endOfText: tokenizer.decode([tokenizer.eosId]),
    fingerprint: fingerprint(limits, overflow, [...tokenizer.files]),
  };
}

/** Folders may move and nothing changes; anything else in the recipe or a task file does. */
export function baseFingerprint({ recipe, texts }: LoadedMixture, version: string): string {
  const { path: _path, output: _output, ...rest } = recipe;
  return fingerprint(version, rest, [...texts.values()].map(sha256));
}
