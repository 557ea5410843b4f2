import { dirname, resolve } from 'node:path';
import { fetchModel, notDownloaded, openModel, type HubOptions, type HubProblem } from '../hub';
import { err, ok, type Result } from '../text';
import type { ModelSource, Recipe } from './recipe';

/**
 * The folder of a recipe's base model, absolute: the one it names, which may not be there, or the hub cache's snapshot of
 * the model it names by id, whose files are downloaded first unless `hub` is offline or absent.
 *
 * @param only `tokenizer`: the weights are not needed
 */
export async function modelFolder(
  { path, model }: Pick<Recipe, 'path' | 'model'>,
  hub: HubOptions | undefined,
  only: 'tokenizer' | 'all',
): Promise<Result<string, HubProblem>> {
  if (model.kind === 'folder') return ok(resolve(dirname(path), model.path));
  if (hub === undefined) return err(notDownloaded({ type: 'model', id: model.id }).problem);
  const found = await openModel(model, hub);
  return found.ok ? fetchModel(found.value, hub, only) : found;
}

/** A model as a recipe names it, for sentences and file names. */
export function modelName(model: ModelSource): string {
  return model.kind === 'folder' ? model.path : model.id;
}
