import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../data';
import { type Result, ok } from '../text';
import type { TokenizerError } from './errors';
import { tokenizerError } from './errors';
import { specialIds } from './special-ids';
import { type Tokenizer, createTokenizer } from './tokenizer';

/** A model's tokenizer without its weights. */
export interface LoadedTokenizer {
  readonly tokenizer: Tokenizer;
  /** Most tokens that the model takes; absent where its `config.json` is not there or does not say. */
  readonly maxPositions?: number;
  /** Whether an encoder reads the input and a decoder the target, as in T5: see `encodeApart`. */
  readonly isApart: boolean;
}

/** Files that decide how a text is cut and put together; the others of a model folder do not. */
const FILES = ['tokenizer.json', 'tokenizer_config.json', 'chat_template.jinja'];

/**
 * Loads the tokenizer of a Hugging Face folder, whatever the model is.
 *
 * @param fs what reads the folder's files; one that refuses a file makes it missing
 * @returns what is wrong with it, naming the file.
 */
export async function loadTokenizer(
  folder: string,
  fs: Pick<FileSystem, 'readFile'>,
): Promise<Result<LoadedTokenizer, TokenizerError>> {
  const files = new Map<string, string>();
  for (const name of FILES) {
    const text = await readText(fs, join(folder, name));
    if (text !== undefined) files.set(name, text);
  }
  if (!files.has('tokenizer.json')) {
    const file = join(folder, 'tokenizer.json');
    return tokenizerError('tokenizer-missing', l10n.t('There is no {0}.', file), file);
  }
  const config = readObject((await readText(fs, join(folder, 'config.json'))) ?? '');
  const { bosId, eosIds } = specialIds(config);
  const tokenizer = await createTokenizer(files, {
    ...(eosIds[0] === undefined ? {} : { eosId: eosIds[0] }),
    ...(bosId === undefined ? {} : { bosId }),
  });
  if (!tokenizer.ok) {
    return { ok: false, error: { ...tokenizer.error, file: join(folder, tokenizer.error.file) } };
  }
  const maxPositions = config['max_position_embeddings'];
  return ok({
    tokenizer: tokenizer.value,
    isApart: config['is_encoder_decoder'] === true || config['model_type'] === 't5',
    ...(typeof maxPositions === 'number' && maxPositions > 0 ? { maxPositions } : {}),
  });
}

/** An object of a JSON text; an empty one where the text is not one. */
function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

async function readText(fs: Pick<FileSystem, 'readFile'>, path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await fs.readFile(path));
  } catch {
    return undefined;
  }
}
