/** A stretch of a document; `learn` says whether the model is trained to predict it. */
export interface Piece {
  readonly text: string;
  readonly learn: boolean;
}

/**
 * Text with curly brackets round what the words before it decide: `Anna was sad. That was a{ bad} day.` Training on
 * these words alone keeps the noise of names and places that nobody could guess out of the gradient. A bracket stands
 * where a token ends (before the blank of a word), so that tokens are the same with and without it.
 */
export function parseMarks(marked: string): readonly Piece[] {
  return marked
    .split(/[{}]/)
    .map((text, at) => ({ text, learn: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

export const plain = (marked: string): string => marked.replace(/[{}]/g, '');

/** The whole text is learned. */
export const all = (text: string): string => `{${plain(text)}}`;
