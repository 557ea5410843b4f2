import type * as HuggingFace from '@huggingface/tokenizers';
import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import { characterMap } from './character-map';
import type { TokenizerError } from './errors';
import { tokenizerError } from './errors';
import { inLibraryWords } from './in-library-words';
import { tokenText } from './special-tokens';
import { startIds } from './start-ids';
import { tokenBytes, utf8 } from './token-bytes';
import { tokenPieces, type TokenPiece } from './token-pieces';

type Library = typeof HuggingFace;
type HuggingFaceTokenizer = HuggingFace.Tokenizer;

/** Text to token ids and back, as the model's own `tokenizer.json` says. */
export interface Tokenizer {
  /** Ids without special tokens added around the text. */
  readonly encode: (text: string) => number[];
  /** Text of ids, special tokens included. */
  readonly decode: (ids: readonly number[]) => string;
  /**
   * Where the tokens of a text stand in it: the ids of all pieces are those of `encode`, the pieces side by side are the
   * text. Undefined where the tokenizer rewrites the text, so that its tokens have no place in it.
   */
  readonly pieces: (text: string) => readonly TokenPiece[] | undefined;
  /** Ids that stand before every text, such as Llama's beginning-of-text token; none when left out. */
  readonly start?: readonly number[];
  readonly eosId: number;
  readonly bosId?: number;
  readonly padId?: number;
  /** One more than the largest id. */
  readonly vocabSize: number;
  /** The files it was made of, by name, as text: they are written back unchanged with the model. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Reads the program that cuts texts only now: an editor that shows no tokens never loads it.
 *
 * @param files texts by file name: `tokenizer.json`, `tokenizer_config.json`, and others that are only carried along.
 * @param ids the model's own ids, which win over those that the tokenizer's configuration names, and how many ids it
 *   has: an added token beyond them is no token (Gemma 3's for images, in its model of text alone).
 */
export async function createTokenizer(
  files: ReadonlyMap<string, string>,
  ids: { readonly bosId?: number; readonly eosId?: number; readonly padId?: number; readonly size?: number } = {},
): Promise<Result<Tokenizer, TokenizerError>> {
  const parsed = new Map<string, Readonly<Record<string, unknown>>>();
  for (const name of ['tokenizer.json', 'tokenizer_config.json']) {
    const text = files.get(name);
    if (text === undefined && name === 'tokenizer.json')
      return tokenizerError('tokenizer-missing', l10n.t('The model has no {0}.', name), name);
    try {
      const value: unknown = JSON.parse(text ?? '{}');
      if (typeof value !== 'object' || value === null) throw new Error(l10n.t('an object was expected'));
      parsed.set(name, value as Readonly<Record<string, unknown>>);
    } catch (cause) {
      return tokenizerError('tokenizer-invalid', l10n.t('{0} cannot be read: {1}', name, String(cause)), name);
    }
  }
  const [model, config] = [parsed.get('tokenizer.json')!, parsed.get('tokenizer_config.json')!];
  const library = await import('@huggingface/tokenizers');
  let inner: HuggingFaceTokenizer;
  try {
    inner = new library.Tokenizer(inLibraryWords(model, ids.size), config);
    useCharacterMaps(library, inner.normalizer);
  } catch (cause) {
    return tokenizerError(
      'tokenizer-invalid',
      l10n.t('The tokenizer is of a kind that is not supported: {0}', String(cause)),
      'tokenizer.json',
    );
  }
  const special = (key: string): number | undefined => {
    const token = tokenText(config[key]);
    return token === undefined ? undefined : inner.token_to_id(token);
  };
  const eosId = ids.eosId ?? special('eos_token');
  if (eosId === undefined)
    return tokenizerError(
      'tokenizer-invalid',
      l10n.t('No end-of-text token: set eos_token in tokenizer_config.json or eos_token_id in config.json.'),
      'tokenizer_config.json',
    );
  const bosId = ids.bosId ?? special('bos_token');
  const padId = ids.padId ?? special('pad_token');
  return ok({
    encode: (text) => encodeText(inner, text).ids,
    decode: (tokens) =>
      tokens.length === 0
        ? ''
        : inner.decode([...tokens], { skip_special_tokens: false, clean_up_tokenization_spaces: false }),
    pieces: piecesOf(inner, model['decoder']),
    start: startIds(model, config),
    eosId,
    ...(bosId === undefined ? {} : { bosId }),
    ...(padId === undefined ? {} : { padId }),
    vocabSize: 1 + largestOf(inner.get_vocab(true).values()),
    files,
  });
}

/** Has the model's own map of characters applied; the library has one map for all models that is nearly most of them. */
function useCharacterMaps(library: Library, normalizer: HuggingFaceTokenizer['normalizer']): void {
  if (normalizer instanceof library.SequenceNormalizer)
    for (const part of normalizer.normalizers) useCharacterMaps(library, part);
  if (!(normalizer instanceof library.PrecompiledNormalizer)) return;
  const map = characterMap(normalizer.charsmap);
  if (map !== undefined) normalizer.normalize = map;
}

function encodeText(inner: HuggingFaceTokenizer, text: string): { ids: number[]; tokens: string[] } {
  return text === '' ? { ids: [], tokens: [] } : inner.encode(text, { add_special_tokens: false });
}

function piecesOf(inner: HuggingFaceTokenizer, decoder: unknown): Tokenizer['pieces'] {
  const bytesOf = tokenBytes(decoder);
  const added = inner.get_added_tokens_decoder();
  return (text) => {
    const { ids, tokens } = encodeText(inner, text);
    const spelled = tokens.map((token, index) => {
      const id = ids[index]!;
      const isAdded = added.has(id);
      return { id, bytes: isAdded ? utf8(token) : bytesOf(token), isAdded };
    });
    return tokenPieces(text, spelled);
  };
}

function largestOf(ids: Iterable<number>): number {
  let largest = 0;
  for (const id of ids) largest = Math.max(largest, id);
  return largest;
}
