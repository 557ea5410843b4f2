/** How answers are made alike before they are compared. */
export type Normalization =
  /** Lower case, no punctuation, no articles (Rajpurkar et al. 2016, the official script). */
  | 'squad'
  /** The same, but punctuation separates words (Joshi et al. 2017, as T5 and FLAN do it). */
  | 'trivia-qa';

/** 1 where both texts are alike, otherwise 0. */
export function normalizedMatch(prediction: string, target: string, how: Normalization): number {
  return normalize(prediction, how) === normalize(target, how) ? 1 : 0;
}

/** The F-measure of the words that both texts have, in [0, 1]. Where one has none, whether the other has none too. */
export function wordF1(prediction: string, target: string, how: Normalization): number {
  const [found, wanted] = [split(normalize(prediction, how)), split(normalize(target, how))];
  if (found.length === 0 || wanted.length === 0) return found.length === wanted.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(word, count - 1);
  }
  if (common === 0) return 0;
  const [precision, recall] = [common / found.length, common / wanted.length];
  return (2 * precision * recall) / (precision + recall);
}

/** Python's `string.punctuation`, and the quotation marks of TriviaQA's script. */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const TRIVIA_PUNCTUATION = /[!-/:-@[-`{-~‘’´`_]/g;

function normalize(text: string, how: Normalization): string {
  const lower = text.toLowerCase();
  const plain = how === 'squad' ? lower.replace(PUNCTUATION, '') : lower.replace(TRIVIA_PUNCTUATION, ' ');
  return split(plain.replace(/(?<![\p{L}\p{N}_])(a|an|the)(?![\p{L}\p{N}_])/gu, ' ')).join(' ');
}

function split(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
