import type { Result } from '../text';

/** What may be wrong with a tokenizer: a file of it is missing, or what it holds cannot be read or is not supported. */
export type TokenizerErrorCode = 'tokenizer-missing' | 'tokenizer-invalid';

export interface TokenizerError {
  readonly code: TokenizerErrorCode;
  /** For the user, with the remedy where there is one. */
  readonly message: string;
  /** The file it is about: its name, or its path where a folder was read. */
  readonly file: string;
}

export function tokenizerError(code: TokenizerErrorCode, message: string, file: string): Result<never, TokenizerError> {
  return { ok: false, error: { code, message, file } };
}
