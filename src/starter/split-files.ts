import { basename } from 'node:path/posix';

/** What people call splits in file names, by what a task calls them. */
const words: Readonly<Record<'train' | 'dev' | 'test', readonly string[]>> = {
  train: ['train', 'training'],
  dev: ['dev', 'valid', 'validation', 'val', 'eval'],
  test: ['test', 'testing'],
};

const all = Object.values(words).flat();

/** A file and its neighbours that hold the other splits, as one path. */
export interface SplitFiles {
  /** The file's name with `{split}` in place of its split. */
  readonly name: string;
  /** The task's splits by the words that stand for `{split}`. */
  readonly splits: ReadonlyMap<string, string>;
}

/**
 * The splits that lie beside a file: `weather.train.jsonl` has a neighbour `weather.test.jsonl`.
 *
 * @param names the names in its folder
 * @returns undefined for a file whose name says no split
 */
export function splitFiles(path: string, names: readonly string[]): SplitFiles | undefined {
  const own = basename(path);
  const found = new RegExp(`(?<![A-Za-z0-9])(${all.join('|')})(?![A-Za-z0-9])`).exec(own);
  if (!found) return undefined;
  const name = own.slice(0, found.index) + '{split}' + own.slice(found.index + found[0].length);
  const there = new Set(names);
  const splits = new Map<string, string>();
  for (const [split, candidates] of Object.entries(words)) {
    const word = candidates.find((candidate) => there.has(name.replace('{split}', candidate)));
    if (word !== undefined) splits.set(split, word);
  }
  return { name, splits };
}

/** The splits of a dataset of the hub by what a task calls them; the first as training data where none has a known name. */
export function hubSplits(names: readonly string[]): ReadonlyMap<string, string> {
  const splits = new Map<string, string>();
  for (const [split, candidates] of Object.entries(words)) {
    const name = candidates.find((candidate) => names.includes(candidate));
    if (name !== undefined) splits.set(split, name);
  }
  const [first] = names;
  if (splits.size === 0 && first !== undefined) splits.set('train', first);
  return splits;
}

/** Slices of one file of `count` rows, so that there is something to test on; undefined where it is too small. */
export function slices(word: string, count: number): ReadonlyMap<string, string> | undefined {
  const held = Math.min(1000, Math.floor(count / 10));
  if (held < 1) return undefined;
  return new Map([
    ['train', `${word}[:${String(-2 * held)}]`],
    ['dev', `${word}[${String(-2 * held)}:${String(-held)}]`],
    ['test', `${word}[${String(-held)}:]`],
  ]);
}
