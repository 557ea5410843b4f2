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

/** The clusters by data set, with the subset behind a `/` where it decides. */
export const clusterOf: ReadonlyMap<string, string> = new Map(
  Object.entries(members).flatMap(([cluster, names]) => names.map((name) => [name, cluster] as const)),
);

/** Stands in a task file until a person names the cluster: every such task is in one cluster that is no FLAN's. */
export const UNKNOWN_CLUSTER = 'unknown';

/** The FLAN cluster of a data set, by its name with its subset, then by its own; undefined for one FLAN lacks. */
export function knownCluster(dataset: string, subset?: string): string | undefined {
  const name = (dataset.split('/').at(-1) ?? dataset).toLowerCase();
  return clusterOf.get(`${name}/${(subset ?? '').toLowerCase()}`) ?? clusterOf.get(name);
}
