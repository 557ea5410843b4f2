import { closest } from '../text';

/** Names under which FLAN's papers and code know the clusters, by the name used here. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  nli: ['entailment', 'natural_language_inference'],
  commonsense: ['common_sense', 'commonsense_reasoning'],
  sentiment: ['sentiment_analysis'],
  paraphrase: ['paraphrase_identification'],
  closed_book_qa: ['open_domain_qa'],
  struct_to_text: ['structure_to_text'],
  reading_comprehension: ['read_comp'],
  read_comp_with_commonsense: ['read_comp_and_common_sense', 'reading_comprehension_with_commonsense'],
  coreference: ['coreference_resolution'],
  misc: ['miscellaneous'],
  summarization: ['summarisation'],
  translation: [],
};

const canonical = new Map(
  Object.entries(aliases).flatMap(([name, others]) => [name, ...others].map((other) => [other, name] as const)),
);

/** The twelve clusters of FLAN (paper figure 3), by the names used here. */
export const flanClusters: readonly string[] = Object.keys(aliases);

/** A cluster's name here; FLAN's own names, upper case and hyphens are understood. Unknown names stay themselves. */
export function canonicalCluster(name: string): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return canonical.get(plain) ?? plain;
}

/** Whether two names mean the same cluster, in whatever spelling. */
export function sameCluster(a: string, b: string): boolean {
  return canonicalCluster(a) === canonicalCluster(b);
}

/** From FLAN's `generate_inter_cluster_splits`. The relation is symmetric but not transitive. */
const partners: ReadonlyMap<string, readonly string[]> = new Map([
  ['nli', ['paraphrase']],
  ['paraphrase', ['nli']],
  ['reading_comprehension', ['read_comp_with_commonsense']],
  ['commonsense', ['read_comp_with_commonsense']],
  ['read_comp_with_commonsense', ['reading_comprehension', 'commonsense']],
]);

/** The clusters that FLAN v1 takes out of training together with a held-out cluster. */
export function flanV1Partners(cluster: string): readonly string[] {
  return partners.get(canonicalCluster(cluster)) ?? [];
}

/**
 * The cluster of FLAN that an unknown name is nearly, by any of its names; undefined for FLAN's own, for all others, and
 * for names of three letters: one letter makes another of them (`nlg`).
 */
export function closestFlanCluster(name: string): string | undefined {
  const plain = canonicalCluster(name);
  if (canonical.has(plain) || plain.length < 4) return undefined;
  const near = closest(plain, canonical.keys());
  return near === undefined ? undefined : canonical.get(near);
}
