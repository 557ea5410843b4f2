import type { Result } from '../text';

/** Why the engine cannot do what was asked; nothing of it is thrown. */
export type EngineErrorCode =
  | 'engine-runtime-unavailable'
  | 'engine-options-invalid'
  | 'engine-checkpoint-unreadable'
  | 'engine-checkpoint-mismatch';

export interface EngineError {
  readonly code: EngineErrorCode;
  /** For the user, with the remedy. */
  readonly message: string;
}

export function engineError(code: EngineErrorCode, message: string): Result<never, EngineError> {
  return { ok: false, error: { code, message } };
}
