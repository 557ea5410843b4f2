/** Names kept, and UTF-16 units of the longest of them. */
const MAX_KEPT = 4096;
const MAX_LENGTH = 100;

const kept = new Map<string, string>();

/**
 * The same text as one object: column and variable names are compared in every look-up, and one object is equal to
 * itself without a look at the characters. Rows share the text of their keys this way, too.
 */
export function internKey(name: string): string {
  if (name.length > MAX_LENGTH) return name;
  const known = kept.get(name);
  if (known !== undefined) return known;
  // Names as data (dicts keyed by identifiers) would fill the table; it starts afresh then.
  if (kept.size >= MAX_KEPT) kept.clear();
  // Names that were cut from a long text would keep all of it alive; a property name is a text of its own.
  const own = Object.keys({ [name]: 0 })[0] ?? name;
  kept.set(own, own);
  return own;
}
