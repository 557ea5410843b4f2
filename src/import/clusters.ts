/**
 * FLAN v1's clusters (paper figure 3, `TASK_CONFIGS` of its code) by the keys of its templates, and the names under
 * which PromptSource and the hub know the same data sets. Data sets that FLAN does not have are not guessed at.
 */
const members: Readonly<Record<string, readonly string[]>> = {
  nli: [
    ...['anli', 'cb', 'mnli', 'mnli_matched', 'mnli_mismatched', 'qnli', 'rte', 'snli', 'wnli'],
    ...['super_glue/cb', 'super_glue/rte', 'super_glue/axb', 'super_glue/axg', 'multi_nli'],
    ...['glue/mnli', 'glue/mnli_matched', 'glue/mnli_mismatched', 'glue/qnli', 'glue/rte', 'glue/wnli', 'glue/ax'],
  ],
  commonsense: ['copa', 'hellaswag', 'piqa', 'story_cloze', 'super_glue/copa'],
  sentiment: [
    ...['imdb', 'imdb_reviews', 'sentiment140', 'sst2', 'glue/sst2', 'sst'],
    ...['yelp_polarity', 'yelp_polarity_reviews'],
  ],
  paraphrase: [
    ...['glue_mrpc', 'glue_qqp', 'paws_wiki', 'stsb', 'mrpc', 'qqp', 'quora'],
    ...['glue/mrpc', 'glue/qqp', 'glue/stsb', 'paws', 'stsb_multi_mt'],
  ],
  closed_book_qa: ['arc', 'arc_easy', 'arc_challenge', 'ai2_arc', 'natural_questions', 'nq_open', 'trivia_qa'],
  struct_to_text: ['common_gen', 'dart', 'e2e_nlg', 'e2e_nlg_cleaned', 'web_nlg_en', 'enriched_web_nlg'],
  reading_comprehension: [
    ...['bool_q', 'boolq', 'drop', 'multirc', 'openbookqa', 'squad', 'squad_v1', 'squad_v2'],
    ...['super_glue/boolq', 'super_glue/multirc'],
  ],
  read_comp_with_commonsense: ['cosmos_qa', 'record', 'super_glue/record'],
  coreference: [
    ...['definite_pronoun_resolution', 'winogrande', 'wsc', 'wsc273', 'winograd_wsc'],
    ...['super_glue/wsc.fixed', 'super_glue/wsc'],
  ],
  misc: [
    ...['coqa', 'quac', 'wic', 'trec', 'cola', 'math_dataset', 'fix_punct', 'true_case', 'word_segment'],
    ...['glue/cola', 'super_glue/wic'],
  ],
  summarization: [
    ...['aeslc', 'ag_news', 'ag_news_subset', 'cnn_dailymail', 'gigaword', 'multi_news', 'newsroom', 'samsum', 'xsum'],
    ...['opinion_abstracts', 'opinion_abstracts_idebate', 'opinion_abstracts_rotten_tomatoes'],
    ...['wiki_lingua', 'wiki_lingua_english_en'],
  ],
  translation: ['para_crawl', 'wmt14', 'wmt16', 'wmt14_enfr', 'wmt16_translate'],
};

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

/** FLAN's own data sets, with the subset behind a `/` where it decides. */
const byName = clustersByName(members, (name) => name);
/** Those and their kin, as words of a longer name are joined. */
const byWords = new Map([...clustersByName(members, plain), ...clustersByName(kin, plain)]);

function clustersByName(table: typeof members, key: (name: string) => string): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([cluster, names]) => names.map((name) => [key(name), cluster])));
}

/** Stands in a task file until a person names the cluster: every such task is in one cluster that is no FLAN's. */
export const UNKNOWN_CLUSTER = 'unknown';

/** The FLAN cluster of a data set, by its name with its subset, then by its own; undefined for one FLAN lacks. */
export function knownCluster(dataset: string, subset?: string): string | undefined {
  const name = (dataset.split('/').at(-1) ?? dataset).toLowerCase();
  return byName.get(`${name}/${(subset ?? '').toLowerCase()}`) ?? byName.get(name);
}

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
        const cluster = byWords.get(words.slice(start, start + count).join(''));
        if (cluster !== undefined) return cluster;
      }
    }
  }
  return undefined;
}

function plain(name: string): string {
  return name.replaceAll('_', '');
}
