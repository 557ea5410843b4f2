/** Data sets by the cluster that FLAN puts them in (paper 2109.01652, table of clusters), and well-known kin of theirs. */
const dataSets: Readonly<Record<string, readonly string[]>> = {
  nli: ['anli', 'cb', 'commitmentbank', 'mnli', 'qnli', 'rte', 'snli', 'wnli', 'xnli', 'scitail', 'nli', 'entailment'],
  commonsense: ['copa', 'xcopa', 'hellaswag', 'piqa', 'siqa', 'storycloze', 'commonsenseqa', 'swag'],
  sentiment: ['imdb', 'sentiment140', 'sst', 'sst2', 'yelp', 'amazon_polarity', 'sentiment'],
  paraphrase: ['mrpc', 'qqp', 'paws', 'pawsx', 'stsb', 'paraphrase'],
  closed_book_qa: ['arc', 'ai2_arc', 'nq', 'natural_questions', 'triviaqa', 'webqs', 'mmlu', 'truthfulqa', 'sciq'],
  struct_to_text: ['common_gen', 'dart', 'e2e_nlg', 'web_nlg', 'webnlg'],
  reading_comprehension: ['boolq', 'drop', 'multirc', 'openbookqa', 'squad', 'squadv2', 'race', 'quoref', 'belebele'],
  read_comp_with_commonsense: ['cosmos_qa', 'cosmosqa', 'record'],
  coreference: ['winogrande', 'wsc', 'wsc273', 'xwinograd', 'dpr', 'winobias', 'coreference'],
  misc: ['coqa', 'quac', 'wic', 'trec', 'cola', 'gsm8k', 'math_dataset'],
  summarization: [
    'aeslc',
    'ag_news',
    'cnn_dailymail',
    'gigaword',
    'multi_news',
    'samsum',
    'wiki_lingua',
    'xsum',
    'xlsum',
  ],
  translation: ['wmt14', 'wmt16', 'para_crawl', 'flores', 'iwslt', 'translation'],
};

const clusters: ReadonlyMap<string, string> = new Map(
  Object.entries(dataSets).flatMap(([cluster, names]) => names.map((name) => [plain(name), cluster] as const)),
);

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
