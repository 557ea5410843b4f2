import { clusterOf } from './clusters';

/** Data sets that FLAN does not have, but that ask what one of its clusters asks; and words that say so themselves. */
const kin: Readonly<Record<string, readonly string[]>> = {
  nli: ['xnli', 'scitail', 'nli', 'entailment', 'commitmentbank'],
  commonsense: ['xcopa', 'siqa', 'commonsenseqa', 'swag'],
  sentiment: ['amazon_polarity', 'yelp', 'sentiment'],
  paraphrase: ['pawsx', 'paraphrase'],
  closed_book_qa: ['nq', 'webqs', 'mmlu', 'truthfulqa', 'sciq'],
  struct_to_text: ['webnlg'],
  reading_comprehension: ['race', 'quoref', 'belebele', 'squadv2'],
  coreference: ['xwinograd', 'winobias', 'coreference'],
  misc: ['gsm8k'],
  summarization: ['xlsum', 'summarization'],
  translation: ['flores', 'iwslt', 'translation'],
};

const clusters: ReadonlyMap<string, string> = new Map([
  ...[...clusterOf].map(([name, cluster]) => [plain(name), cluster] as const),
  ...Object.entries(kin).flatMap(([cluster, names]) => names.map((name) => [plain(name), cluster] as const)),
]);

/** At most so many words of a name are taken together: `story_cloze` is `storycloze`. */
const MOST_WORDS = 3;

/**
 * The FLAN cluster of a data set by its names (task, path, configuration, category), the most telling one first;
 * undefined where no name is known. A guess: what is held out hangs on it, so a person should look.
 */
export function guessCluster(names: readonly (string | undefined)[]): string | undefined {
  for (const name of names) {
    const words = (name ?? '').toLowerCase().split(/[^a-z0-9]+/);
    for (let start = 0; start < words.length; start++) {
      for (let count = MOST_WORDS; count > 0; count--) {
        const cluster = clusters.get(words.slice(start, start + count).join(''));
        if (cluster !== undefined) return cluster;
      }
    }
  }
  return undefined;
}

function plain(name: string): string {
  return name.replaceAll('_', '');
}
