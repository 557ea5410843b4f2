/**
 * Whether a list of choices is another with one or more left out, in any order.
 *
 * @returns the first that is left out; undefined where it is no such list. Case and marks do not count.
 */
export function narrowerList(
  list: readonly { readonly text: string }[],
  other: readonly { readonly text: string }[],
): string | undefined {
  if (list.length < 2 || list.length >= other.length) return undefined;
  const own = new Set(list.map(({ text }) => fold(text)));
  const others = new Set(other.map(({ text }) => fold(text)));
  if ([...own].some((text) => !others.has(text))) return undefined;
  return other.find(({ text }) => !own.has(fold(text)))?.text;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
