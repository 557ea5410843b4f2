import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import { createTokenizer } from '../tokenizer';
import { parseConfig } from './config';
import type { ModelError } from './errors';
import { modelError } from './errors';
import { findWeights } from './find-weights';
import type { Model } from './model';
import { readStored } from './stored-tensor';

/** Tokenizer files that are read, and others that only travel along when the model is saved. */
const TOKENIZER_FILES = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'generation_config.json',
  'chat_template.jinja',
];

export interface LoadOptions {
  /** `resident` (when left out) reads the weights; `mapped` leaves them on the disk, for adapters. */
  readonly base?: 'resident' | 'mapped';
}

/**
 * Loads a Hugging Face folder: `config.json`, safetensors weights in one file or several, `tokenizer.json`,
 * `tokenizer_config.json`.
 * @returns the first thing that is wrong with the folder, naming the file and the remedy.
 */
export async function loadModel(folder: string, options: LoadOptions = {}): Promise<Result<Model, ModelError>> {
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
    size: config.value.vocabSize,
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

  const stored = await findWeights(folder, config.value);
  if (!stored.ok) return stored;
  const model = { config: config.value, tokenizer: tokenizer.value };
  if (options.base === 'mapped') return ok({ ...model, weights: new Map(), stored: stored.value });
  const weights = await readStored(stored.value);
  return weights.ok ? ok({ ...model, weights: weights.value }) : weights;
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
