import { dirname, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../data';
import { type MixtureCode, type MixturePlan, loadMixture } from '../mixture';
import type { Recipe } from '../recipe';
import { type Result, err, ok } from '../text';
import type { RunFailure, RunMode } from './events';

/** A recipe that can run: its tasks are sound, its plan makes sense, its model folder, where it names one, is there. */
export interface PreparedRun {
  readonly recipe: Recipe;
  readonly plan: MixturePlan;
}

/** Checks everything that can be checked without loading the model or reading rows. */
export async function prepareRun(
  text: string,
  recipePath: string,
  mode: RunMode,
  fs: FileSystem,
): Promise<Result<PreparedRun, RunFailure>> {
  // A run that only evaluates trains on nothing, so it may lack training tasks.
  const matters = (code: MixtureCode): boolean => mode === 'train' || code !== 'no-training-tasks';
  const loaded = await loadMixture(text, recipePath, fs, matters);
  if (!loaded.ok) return loaded;
  const { recipe, plan } = loaded.value;
  if (recipe.model.kind === 'hub') return ok({ recipe, plan });
  const modelFolder = resolve(dirname(recipePath), recipe.model.path);
  if (!(await fs.exists(resolve(modelFolder, 'config.json')))) {
    return err({
      code: 'model-invalid',
      message: l10n.t('There is no model at {0} (no config.json).', modelFolder),
      file: recipePath,
      remedy: l10n.t(
        'Set `model.path` to a Hugging Face model folder, relative to the recipe, or `model.id` to a model of the hub.',
      ),
    });
  }
  return ok({ recipe, plan });
}
