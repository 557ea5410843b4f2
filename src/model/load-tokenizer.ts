import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type Result, ok } from '../text';
import { parseConfig } from './config';
import type { ModelError } from './errors';
import { modelError } from './errors';
import { type Tokenizer, createTokenizer } from './tokenizer';

/** A model's tokenizer without its weights. */
export interface LoadedTokenizer {
  readonly tokenizer: Tokenizer;
  /** Most tokens that the model takes; absent where its `config.json` is not there or of a model we do not know. */
  readonly maxPositions?: number;
}

/** Files that decide how a text is cut; the others of a model folder do not. */
const FILES = ['tokenizer.json', 'tokenizer_config.json'];

/**
 * Loads the tokenizer of a Hugging Face folder, whatever the model is.
 * @returns what is wrong with it, naming the file.
 */
export async function loadTokenizer(folder: string): Promise<Result<LoadedTokenizer, ModelError>> {
  const files = new Map<string, string>();
  for (const name of FILES) {
    const text = await readText(join(folder, name));
    if (text !== undefined) files.set(name, text);
  }
  if (!files.has('tokenizer.json')) {
    const file = join(folder, 'tokenizer.json');
    return modelError('model-file-missing', l10n.t('There is no {0}.', file), file);
  }
  const config = parseConfig((await readText(join(folder, 'config.json'))) ?? '');
  const known = config.ok ? config.value : undefined;
  const eosId = known?.eosIds[0];
  const tokenizer = createTokenizer(files, {
    ...(eosId === undefined ? {} : { eosId }),
    ...(known?.bosId === undefined ? {} : { bosId: known.bosId }),
  });
  if (!tokenizer.ok) {
    return { ok: false, error: { ...tokenizer.error, file: join(folder, tokenizer.error.file ?? '') } };
  }
  return ok({ tokenizer: tokenizer.value, ...(known ? { maxPositions: known.maxPositions } : {}) });
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
