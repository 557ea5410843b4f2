import * as l10n from '@vscode/l10n';
import { removeStale } from '../disk';
import { type Model, createAdapters, idleTargets, saveAdapters, saveModel, targetNames } from '../model';
import type { Recipe } from '../recipe';
import { type Result, err, ok } from '../text';
import type { RunFailure } from './events';
import { snapshot } from './seeds';

/** What each training seed starts from: the base weights again, or fresh adapters beside them. */
export type SeedModels = (seed: number) => Model;

/** @returns an error where the recipe's adapter names layers that the model has not. */
export function seedModels(model: Model, recipe: Recipe): Result<SeedModels, RunFailure> {
  const { adapter } = recipe;
  if (adapter === undefined) {
    const reset = snapshot(model);
    return ok(() => {
      reset();
      return model;
    });
  }
  const { rank, alpha, dropout, targetModules: targets } = adapter;
  const idle = idleTargets(model.config, targets);
  if (idle.length > 0)
    return err({
      code: 'recipe-invalid',
      message: l10n.t('The model has no linear layer called {0} (`adapter.target_modules`).', idle.join(', ')),
      file: recipe.path,
      remedy: l10n.t('Its layers are: {0}.', targetNames(model.config).join(', ')),
    });
  return ok((seed) => ({
    ...model,
    adapters: createAdapters(model.config, { rank, alpha, dropout, targets }, `adapters/${String(seed)}`),
  }));
}

/** Writes what was trained: the adapters in PEFT's layout, or the whole model. @param base the base model's folder. */
export async function saveTuned(model: Model, base: string, folder: string): Promise<void> {
  await removeStale(folder);
  if (model.adapters === undefined) await saveModel(model, folder, { dtype: 'f32' });
  else await saveAdapters(model.adapters, { config: model.config, path: base }, folder);
}
