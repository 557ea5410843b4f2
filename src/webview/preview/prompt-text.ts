import type { PromptPiece } from '../messages/preview';

/** The text that a model would be given, exactly. */
export function promptText(pieces: readonly PromptPiece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
