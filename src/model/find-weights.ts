import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import type { ModelError } from './errors';
import { modelError } from './errors';
import { familyOf, isPassedOver, storedNames } from './families/registry';
import { isRecord } from './fields';
import type { ModelConfig } from './model-config';
import { parameterSpecs } from './parameters';
import type { StoredTensor } from './stored-tensor';
import { indexSafetensors } from './stored-tensor';

export const SINGLE_FILE = 'model.safetensors';
export const INDEX_FILE = 'model.safetensors.index.json';
const PICKLES = ['pytorch_model.bin', 'pytorch_model.bin.index.json'];

/**
 * Where every weight of a model lies, in one `model.safetensors` or in the files that `model.safetensors.index.json`
 * names. The numbers stay unread.
 * @returns an error for a weight that is missing, has another shape, or that this family is not known to have.
 */
export async function findWeights(
  folder: string,
  config: ModelConfig,
): Promise<Result<Map<string, StoredTensor>, ModelError>> {
  const path = join(folder, SINGLE_FILE);
  const files = await filesOf(folder);
  if (!files.ok) return files;
  const stored = new Map<string, StoredTensor>();
  for (const file of files.value) {
    const index = await indexSafetensors(join(folder, file));
    if (!index.ok) return index;
    for (const [name, tensor] of index.value.tensors) stored.set(name, tensor);
  }
  return match(config, stored, path);
}

/** Weights by the names that this product knows them by. */
function match(
  config: ModelConfig,
  stored: Map<string, StoredTensor>,
  path: string,
): Result<Map<string, StoredTensor>, ModelError> {
  // A configuration comes from a family's page alone.
  const family = familyOf(config.family)!;
  const found = new Map<string, StoredTensor>();
  for (const { name, shape } of parameterSpecs(config)) {
    const storedName = storedNames(family, name).find((candidate) => stored.has(candidate)) ?? name;
    const tensor = stored.get(storedName);
    if (tensor === undefined)
      return modelError('model-weights-invalid', l10n.t('{0} has no weight "{1}".', path, name), path);
    if (tensor.shape.length !== shape.length || tensor.shape.some((size, i) => size !== shape[i]))
      return modelError(
        'model-weights-invalid',
        l10n.t(
          '"{0}" has the shape [{1}]; config.json asks for [{2}].',
          name,
          tensor.shape.join(', '),
          shape.join(', '),
        ),
        path,
      );
    found.set(name, tensor);
    stored.delete(storedName);
  }
  for (const name of stored.keys())
    if (!isPassedOver(family, name, config))
      return modelError(
        'model-unsupported',
        l10n.t(
          '{0} has the weight "{1}", which models of the family "{2}" do not have as far as this version knows: its numbers would be wrong without it.',
          path,
          name,
          config.family,
        ),
        path,
      );
  return ok(found);
}

/** The names of the safetensors files that hold the weights. */
async function filesOf(folder: string): Promise<Result<readonly string[], ModelError>> {
  const path = join(folder, INDEX_FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return (await otherFormat(folder)) ?? ok([SINGLE_FILE]);
  }
  const files = new Set<string>();
  try {
    const index: unknown = JSON.parse(text);
    const map = isRecord(index) ? index['weight_map'] : undefined;
    if (!isRecord(map)) throw new Error(l10n.t('it has no "weight_map"'));
    for (const file of Object.values(map)) {
      if (typeof file !== 'string' || file !== basename(file))
        throw new Error(l10n.t('{0} is not the name of a file beside it', JSON.stringify(file)));
      files.add(file);
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return modelError('model-weights-invalid', l10n.t('{0} cannot be used: {1}.', path, why), path);
  }
  return ok([...files]);
}

/** Older models have their weights as Python's pickles; said where there is nothing else. */
async function otherFormat(folder: string): Promise<Result<never, ModelError> | undefined> {
  const names = new Set(await readdir(folder));
  const found = PICKLES.find((name) => names.has(name));
  if (names.has(SINGLE_FILE) || found === undefined) return undefined;
  return modelError(
    'model-unsupported',
    l10n.t(
      '{0} has its weights in {1}, a format that can run code when it is read and is not supported. Save the model with "safe_serialization" of transformers, or choose one with model.safetensors.',
      folder,
      found,
    ),
    join(folder, found),
  );
}
