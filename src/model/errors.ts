import type { Result } from '../text';
import type { TokenizerErrorCode } from '../tokenizer';

/**
 * What may be wrong with a model folder: a file is missing, it cannot be read, its contents break the format, or it
 * asks for something that is not supported (the message names it and what is).
 */
export type ModelErrorCode =
  | 'model-file-missing'
  | 'model-file-unreadable'
  | 'model-config-invalid'
  | 'model-unsupported'
  | 'model-weights-invalid'
  | TokenizerErrorCode;

export interface ModelError {
  readonly code: ModelErrorCode;
  /** For the user, with the remedy. */
  readonly message: string;
  readonly file?: string;
}

/** A failed result; `file` is left out when unknown. */
export function modelError(code: ModelErrorCode, message: string, file?: string): Result<never, ModelError> {
  return { ok: false, error: file === undefined ? { code, message } : { code, message, file } };
}
