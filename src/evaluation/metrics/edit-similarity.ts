/** 1 less the Levenshtein distance over the length of the longer text, both in code points; 1 where both are empty. */
export function editSimilarity(prediction: string, target: string): number {
  const [a, b] = [[...prediction], [...target]];
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return 1 - row[b.length]! / longer;
}
