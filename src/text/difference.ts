/** Where two texts differ: what stands between their common beginning and their common end. */
export interface Difference {
  readonly start: number;
  /** Where the common end begins in the older text. */
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** UTF-16 units that are compared at once, which is faster than one by one. */
const chunk = 1024;

/** The one stretch that an edit replaced; empty in both texts where they are the same. */
export function differenceOf(older: string, newer: string): Difference {
  const shorter = Math.min(older.length, newer.length);
  let start = 0;
  while (start + chunk <= shorter && older.slice(start, start + chunk) === newer.slice(start, start + chunk)) {
    start += chunk;
  }
  while (start < shorter && older.charCodeAt(start) === newer.charCodeAt(start)) start++;
  let oldEnd = older.length;
  let newEnd = newer.length;
  while (
    Math.min(oldEnd, newEnd) - chunk >= start &&
    older.slice(oldEnd - chunk, oldEnd) === newer.slice(newEnd - chunk, newEnd)
  ) {
    oldEnd -= chunk;
    newEnd -= chunk;
  }
  while (oldEnd > start && newEnd > start && older.charCodeAt(oldEnd - 1) === newer.charCodeAt(newEnd - 1)) {
    oldEnd--;
    newEnd--;
  }
  return { start, oldEnd, newEnd };
}
