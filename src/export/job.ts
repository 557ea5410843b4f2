import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../data';
import { type LoadedMixture, lengthLimits } from '../mixture';
import type { HubOptions } from '../hub';
import { modelFolder, modelName, type Recipe } from '../recipe';
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

/** Lengths count tokens: without the model's tokenizer they are not applied, and the manifest says why. */
export async function readLengths(recipe: Recipe, fs: FileSystem, hub: HubOptions | undefined): Promise<JobLengths> {
  const folder = await modelFolder(recipe, hub, 'tokenizer');
  if (!folder.ok) return { rule: { applied: false, why: folder.error.message }, fingerprint: fingerprint('none') };
  const loaded = await loadTokenizer(folder.value, fs);
  if (!loaded.ok) {
    const { message } = loaded.error;
    const why =
      loaded.error.code === 'tokenizer-missing'
        ? l10n.t('The model folder {0} holds no tokenizer.json, so tokens cannot be counted.', modelName(recipe.model))
        : l10n.t('The tokenizer in {0} cannot be used: {1}', modelName(recipe.model), message);
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
