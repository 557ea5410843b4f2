/**
 * What to write for something that is called: with parentheses where it cannot do without arguments, a tab stop for
 * each of those that it needs.
 *
 * @param signature `replace(old, new, count=None)`; `upper` for what takes nothing
 * @param behind what follows the word; where it is called already, the name alone is left
 */
export function callSnippet(signature: string, behind: string): { readonly insert: string; readonly snippet: boolean } {
  const [, name = signature, list] = /^(\w+)(?:\((.*)\))?$/s.exec(signature) ?? [];
  if (list === undefined || /^\s*\(/.test(behind)) return { insert: name, snippet: false };
  const needed = list.split(', ').filter((part) => /^\w+$/.test(part));
  if (needed.length > 0) {
    return { insert: `${name}(${needed.map((part, index) => `\${${index + 1}:${part}}`).join(', ')})`, snippet: true };
  }
  // A filter does without parentheses, a function or method does not.
  return { insert: name, snippet: false };
}
