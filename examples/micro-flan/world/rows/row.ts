import type { Random } from '../../../../src/random';
import { say, type Fact } from '../fact';

export type Row = Readonly<Record<string, string | number | readonly string[]>>;

/** The rows of one task: how one is drawn and how many go to each split. The name is the data files' name. */
export interface RowSource {
  readonly name: string;
  /** `turn` counts the split's rows: labels take turns, so that a split has as many of each. */
  readonly draw: (random: Random, turn: number) => Row;
  readonly sizes: { readonly train: number; readonly dev: number; readonly test: number };
}

/** Sizes of most tasks: small enough to read, large enough that a template meets every word. */
export const usual = { train: 1000, dev: 100, test: 200 } as const;

/** A whole sentence with its full stop. */
export const sentence = (fact: Fact, wording = 0): string => `${say(fact, wording)}.`;

/** Options in random order and the index of `right` among them. */
export function mixOptions(
  random: Random,
  right: string,
  wrong: readonly string[],
): { options: string[]; answer: number } {
  const options = random.shuffled([right, ...wrong]);
  return { options, answer: options.indexOf(right) };
}
