/** PromptSource's metrics that are one of ours. `Other` and names it does not know are none. */
const ours: ReadonlyMap<string, string> = new Map([
  ['Accuracy', 'accuracy'],
  ['AUC', 'auc'],
  ['BLEU', 'bleu'],
  ['COQA F1', 'coqa_f1'],
  ['Edit Distance', 'edit_distance'],
  ['Mean Reciprocal Rank', 'mean_reciprocal_rank'],
  ['MultiRC', 'multirc'],
  ['Pearson Correlation', 'pearson'],
  ['ROUGE', 'rouge'],
  ['Spearman Correlation', 'spearman'],
  ['Squad', 'squad'],
  ['Trivia QA', 'trivia_qa'],
]);

const theirs = new Map([...ours].map(([name, metric]) => [metric, name]));

/** Our names of PromptSource's metrics, without those that are none of ours. */
export function readMetrics(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => ours.get(name) ?? []);
}

/** PromptSource's names of our metrics; it says `Other` for all that it does not know. */
export function printMetrics(metrics: readonly string[]): readonly string[] {
  return [...new Set(metrics.map((metric) => theirs.get(metric) ?? 'Other'))];
}
