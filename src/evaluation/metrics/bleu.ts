/**
 * BLEU (Papineni et al. 2002) as Python's `sacrebleu` computes it by default: over the whole corpus, tokenizer 13a,
 * exponential smoothing.
 */
const ORDER = 4;

/** What one pair adds to the corpus: matches and n-grams by order, then both lengths. */
export function bleuCounts(prediction: string, target: string): readonly number[] {
  const [found, wanted] = [tokens(prediction), tokens(target)];
  const matches: number[] = [];
  const totals: number[] = [];
  for (let n = 1; n <= ORDER; n++) {
    const [ours, theirs] = [grams(found, n), grams(wanted, n)];
    let same = 0;
    for (const [gram, count] of ours) same += Math.min(count, theirs.get(gram) ?? 0);
    matches.push(same);
    totals.push(Math.max(0, found.length - n + 1));
  }
  return [...matches, ...totals, found.length, wanted.length];
}

/** The corpus's BLEU in [0, 1] from the sums of `bleuCounts`. */
export function bleu(sums: readonly number[]): number {
  const [length, wanted] = sums.slice(2 * ORDER) as [number, number];
  if (sums.slice(0, ORDER).every((count) => count === 0)) return 0;
  let smooth = 1;
  let logs = 0;
  for (let n = 0; n < ORDER; n++) {
    const [match, total] = [sums[n]!, sums[ORDER + n]!];
    // A corpus of texts too short for this order has no BLEU.
    if (total === 0) return 0;
    if (match === 0) smooth *= 2;
    logs += Math.log(match === 0 ? 1 / (smooth * total) : match / total);
  }
  const brevity = length >= wanted ? 1 : Math.exp(1 - wanted / length);
  return brevity * Math.exp(logs / ORDER);
}

/** Tokenizer 13a, of mteval-v13a. */
function tokens(text: string): readonly string[] {
  const plain = text
    .trimEnd()
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return ` ${plain} `
    .replace(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replace(/([^0-9])([.,])/gu, '$1 $2 ')
    .replace(/([.,])([^0-9])/gu, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ')
    .split(/\s+/)
    .filter((token) => token !== '');
}

function grams(list: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= list.length; i++) {
    const gram = list.slice(i, i + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}
