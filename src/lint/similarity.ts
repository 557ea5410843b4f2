/**
 * Whether two texts share so much that `2 * common / total` reaches a ratio, `common` being the units of their longest
 * common subsequence. Python's `difflib` gives about the same; this is exact, and gives up as soon as it cannot be.
 */
export function isSimilar(a: string, b: string, ratio: number): boolean {
  const total = a.length + b.length;
  const most = Math.floor((1 - ratio) * total);
  if (Math.abs(a.length - b.length) > most || lettersApart(a, b) > most) return false;
  return editsWithin(a, b, most);
}

/** How many units one text has that the other lacks, wherever they stand: never more than the edits between them. */
function lettersApart(a: string, b: string): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < a.length; i++) counts.set(a.charCodeAt(i), (counts.get(a.charCodeAt(i)) ?? 0) + 1);
  for (let i = 0; i < b.length; i++) counts.set(b.charCodeAt(i), (counts.get(b.charCodeAt(i)) ?? 0) - 1);
  let apart = 0;
  for (const count of counts.values()) apart += Math.abs(count);
  return apart;
}

/** Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986) up to a number of insertions and deletions. */
function editsWithin(a: string, b: string, most: number): boolean {
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  for (let edits = 0; edits <= most; edits++) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down =
        diagonal === -edits || (diagonal !== edits && reach[middle + diagonal - 1]! < reach[middle + diagonal + 1]!);
      let x = down ? reach[middle + diagonal + 1]! : reach[middle + diagonal - 1]! + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reach[middle + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) return true;
    }
  }
  return false;
}
