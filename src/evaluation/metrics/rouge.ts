/**
 * ROUGE (Lin 2004) as Python's `rouge_score` computes it without stemming, which is what FLAN reports: words of one text
 * found in the other, as an F-measure in [0, 1].
 */
export function rougeN(prediction: string, target: string, n: 1 | 2): number {
  const [found, wanted] = [grams(words(prediction), n), grams(words(target), n)];
  let common = 0;
  for (const [gram, count] of wanted) common += Math.min(count, found.get(gram) ?? 0);
  return fMeasure(common, size(found), size(wanted));
}

/** ROUGE-Lsum: longest common subsequences, line by line, each word counted once. */
export function rougeLsum(prediction: string, target: string): number {
  const [found, wanted] = [lines(prediction), lines(target)];
  const foundLeft = grams(found.flat(), 1);
  const wantedLeft = grams(wanted.flat(), 1);
  let hits = 0;
  for (const line of wanted) {
    const places = new Set(found.flatMap((other) => common(line, other)));
    for (const word of [...places].sort((a, b) => a - b).map((place) => line[place]!)) {
      const [inFound, inWanted] = [foundLeft.get(word) ?? 0, wantedLeft.get(word) ?? 0];
      if (inFound === 0 || inWanted === 0) continue;
      hits++;
      foundLeft.set(word, inFound - 1);
      wantedLeft.set(word, inWanted - 1);
    }
  }
  return fMeasure(hits, found.flat().length, wanted.flat().length);
}

function words(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '');
}

function lines(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(words);
}

function grams(list: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= list.length; i++) {
    const gram = list.slice(i, i + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** Places in `a` of one longest common subsequence with `b`; the one that `rouge_score` finds. */
function common(a: readonly string[], b: readonly string[]): readonly number[] {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      table[i * width + j] =
        a[i - 1] === b[j - 1]
          ? table[(i - 1) * width + j - 1]! + 1
          : Math.max(table[(i - 1) * width + j]!, table[i * width + j - 1]!);
  const places: number[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 && j > 0) {
    if (a[i - 1] === b[j - 1]) {
      places.push(--i);
      j--;
    } else if (table[i * width + j - 1]! > table[(i - 1) * width + j]!) j--;
    else i--;
  }
  return places;
}

function size(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function fMeasure(hits: number, found: number, wanted: number): number {
  if (hits === 0) return 0;
  const [precision, recall] = [hits / found, hits / wanted];
  return (2 * precision * recall) / (precision + recall);
}
