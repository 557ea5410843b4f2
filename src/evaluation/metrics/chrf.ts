/** chrF (Popović 2015) as Python's `sacrebleu` computes it by default: characters in runs of up to 6, recall counts twice. */
const ORDER = 6;
const BETA = 2;

/** What one pair adds to the corpus: for each order the n-grams written, those wanted, and those that are in both. */
export function chrfCounts(prediction: string, target: string): readonly number[] {
  const [found, wanted] = [characters(prediction), characters(target)];
  const counts: number[] = [];
  for (let n = 1; n <= ORDER; n++) {
    const [ours, theirs] = [grams(found, n), grams(wanted, n)];
    let same = 0;
    for (const [gram, count] of ours) same += Math.min(count, theirs.get(gram) ?? 0);
    // What is written where nothing of this length is wanted does not count, as in sacrebleu.
    const asked = Math.max(0, wanted.length - n + 1);
    counts.push(asked === 0 ? 0 : Math.max(0, found.length - n + 1), asked, same);
  }
  return counts;
}

/** The corpus's chrF in [0, 1] from the sums of `chrfCounts`. */
export function chrf(sums: readonly number[]): number {
  let [precision, recall, orders] = [0, 0, 0];
  for (let n = 0; n < ORDER; n++) {
    const [found, wanted, same] = sums.slice(3 * n, 3 * n + 3) as [number, number, number];
    if (found === 0 || wanted === 0) continue;
    precision += same / found;
    recall += same / wanted;
    orders++;
  }
  if (precision + recall === 0) return 0;
  const [p, r] = [precision / orders, recall / orders];
  return ((1 + BETA ** 2) * p * r) / (BETA ** 2 * p + r);
}

function characters(text: string): readonly string[] {
  return [...text.replace(/\s+/gu, '')];
}

function grams(list: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= list.length; i++) {
    const gram = list.slice(i, i + n).join('');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}
