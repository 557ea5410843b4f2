/** A text made ready to be compared with many others. */
export interface Comparable {
  readonly text: string;
  /** How often its UTF-16 units occur, those that differ by a multiple of 64 counted together. */
  readonly counts: Uint32Array;
}

const BUCKETS = 64;

export function comparable(text: string): Comparable {
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < text.length; i++) counts[text.charCodeAt(i) % BUCKETS]!++;
  return { text, counts };
}

/**
 * Whether two texts share so much that `2 * common / total` reaches a ratio, `common` being the units of their longest
 * common subsequence. Python's `difflib` gives about the same; this is exact, and gives up as soon as it cannot be.
 */
export function isSimilar(a: Comparable, b: Comparable, ratio: number): boolean {
  const total = a.text.length + b.text.length;
  const most = Math.floor((1 - ratio) * total);
  if (Math.abs(a.text.length - b.text.length) > most || unitsApart(a, b, most) > most) return false;
  return editsWithin(a.text, b.text, most);
}

/** How many units one text has that the other lacks, wherever they stand: never more than the edits between them. */
function unitsApart({ counts: a }: Comparable, { counts: b }: Comparable, most: number): number {
  let apart = 0;
  for (let i = 0; i < BUCKETS && apart <= most; i++) apart += Math.abs(a[i]! - b[i]!);
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
