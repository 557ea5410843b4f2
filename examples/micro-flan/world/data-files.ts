import { createRandom } from '../../../src/random';
import { rowSources, type Row, type RowSource } from './rows';

/** One split's file, ready to write. */
export interface DataFile {
  readonly name: string;
  readonly text: string;
}

const splits = ['train', 'dev', 'test'] as const;

/** Every data file of the workspace. The same seed gives the same bytes. */
export function dataFiles(seed = 'micro-flan'): readonly DataFile[] {
  return rowSources.flatMap((source) => filesOf(source, seed));
}

/** The splits of one task share one stream and one memory of what was drawn, so no row is in two of them. */
function filesOf(source: RowSource, seed: string): readonly DataFile[] {
  const random = createRandom(seed).fork(source.name);
  const seen = new Set<string>();
  // Test first: where the world runs out of different rows, training is what gets shorter.
  const drawn = (['test', 'dev', 'train'] as const).map((split) => {
    const rows: string[] = [];
    for (let tries = 0; rows.length < source.sizes[split] && tries < 20 * source.sizes[split]; tries++) {
      const row = source.draw(random, rows.length);
      const key = identity(row);
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push(JSON.stringify(row));
    }
    // Out of turn again: templates take turns over the rows too, and each shall meet every label.
    return [split, random.shuffled(rows)] as const;
  });
  const bySplit = new Map(drawn);
  return splits.map((split) => ({
    name: `${source.name}.${split}.jsonl`,
    text: `${(bySplit.get(split) ?? []).join('\n')}\n`,
  }));
}

/** What makes two rows the same: all they say, whatever the order of the options. */
function identity(row: Row): string {
  const { options = [], answer = '', ...rest } = row;
  const bag = typeof options === 'object' ? options : [];
  const right = typeof answer === 'number' ? bag[answer] : answer;
  return JSON.stringify([rest, right, [...bag].sort()]);
}
