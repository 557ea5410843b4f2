import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import { createTokenizer } from '../tokenizer';
import type { ModelConfig } from './model-config';
import { parseConfig } from './config';
import type { ModelError } from './errors';
import { modelError } from './errors';
import type { Model } from './model';
import { parameterSpecs } from './parameters';
import { readSafetensors } from './safetensors';
import type { Tensor } from './tensor';

/** Tokenizer files that are read, and others that only travel along when the model is saved. */
const TOKENIZER_FILES = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'generation_config.json',
];

/**
 * Loads a Hugging Face folder: `config.json`, `model.safetensors`, `tokenizer.json`, `tokenizer_config.json`.
 * @returns the first thing that is wrong with the folder, naming the file and the remedy.
 */
export async function loadModel(folder: string): Promise<Result<Model, ModelError>> {
  const configFile = join(folder, 'config.json');
  const configText = await readText(configFile);
  if (configText === undefined)
    return modelError(
      'model-file-missing',
      l10n.t('{0} is not a model folder: it has no config.json. Give the folder of a Hugging Face model.', folder),
      configFile,
    );
  const config = parseConfig(configText);
  if (!config.ok) return { ok: false, error: { ...config.error, file: configFile } };

  const files = new Map<string, string>();
  for (const name of TOKENIZER_FILES) {
    const text = await readText(join(folder, name));
    if (text !== undefined) files.set(name, text);
  }
  const { bosId, eosIds, padId } = config.value;
  const tokenizer = await createTokenizer(files, {
    ...(bosId === undefined ? {} : { bosId }),
    ...(eosIds[0] === undefined ? {} : { eosId: eosIds[0] }),
    ...(padId === undefined ? {} : { padId }),
  });
  if (!tokenizer.ok) return { ok: false, error: { ...tokenizer.error, file: join(folder, tokenizer.error.file) } };
  if (tokenizer.value.vocabSize > config.value.vocabSize)
    return modelError(
      'tokenizer-invalid',
      l10n.t(
        'The tokenizer has ids up to {0}, but vocab_size is {1}: tokenizer and config.json are not of one model.',
        tokenizer.value.vocabSize - 1,
        config.value.vocabSize,
      ),
      join(folder, 'tokenizer.json'),
    );

  const weights = await readWeights(folder, config.value);
  if (!weights.ok) return weights;
  return ok({ config: config.value, tokenizer: tokenizer.value, weights: weights.value });
}

async function readWeights(folder: string, config: ModelConfig): Promise<Result<Map<string, Tensor>, ModelError>> {
  const path = join(folder, 'model.safetensors');
  if ((await readText(join(folder, 'model.safetensors.index.json'))) !== undefined)
    return modelError(
      'model-unsupported',
      l10n.t('Weights in several files are not supported yet; supported is one model.safetensors.'),
      path,
    );
  const read = await readSafetensors(path);
  if (!read.ok) return read;
  const weights = new Map<string, Tensor>();
  for (const { name, shape } of parameterSpecs(config)) {
    const tensor = read.value.tensors.get(name);
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
    weights.set(name, tensor);
  }
  return ok(weights);
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
