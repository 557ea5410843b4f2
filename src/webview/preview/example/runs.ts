import { inkOf, type Ink } from '../../common/whitespace';
import type { TokenPiece } from '../../messages/preview';

/** The longest stretch of a piece that is drawn alike: of one token, and visible or not. */
export interface Run {
  readonly text: string;
  readonly mark?: Ink['mark'];
  /** Which stretch of the tokens it is of, zero-based; absent where no token is known. */
  readonly token?: number;
  /** Whether that token begins here, rather than in the run before. */
  readonly begins?: boolean;
}

/**
 * Lays tokens and invisible characters over the pieces of a text, each of which has borders of its own.
 * @param tokens over the joined text; one that counts no token is white space that the tokenizer leaves out
 * @returns for each piece its runs, which joined are the piece
 */
export function runsOf(
  pieces: readonly { readonly text: string }[],
  tokens: readonly TokenPiece[] = [],
): readonly (readonly Run[])[] {
  const inks = inkOf(pieces.map(({ text }) => text).join(''));
  let [at, ink, inkEnd] = [0, 0, inks[0]?.text.length ?? 0];
  let [token, tokenStart] = [0, 0];
  return pieces.map(({ text }) => {
    const runs: Run[] = [];
    const [from, end] = [at, at + text.length];
    while (at < end) {
      while (inkEnd <= at) inkEnd += inks[++ink]?.text.length ?? Infinity;
      for (let piece = tokens[token]; piece !== undefined && piece.end <= at; piece = tokens[++token]) {
        tokenStart = piece.end;
      }
      const known = tokens[token];
      const stop = Math.min(end, inkEnd, known?.end ?? Infinity);
      const mark = inks[ink]?.mark;
      runs.push({
        text: text.slice(at - from, stop - from),
        ...(mark === undefined ? {} : { mark }),
        ...(known === undefined || known.count === 0 ? {} : { token, ...(at === tokenStart ? { begins: true } : {}) }),
      });
      at = stop;
    }
    return runs;
  });
}
