/** A column's name as words: `question_stem`, `questionStem` and `question.stem` are "question stem". */
export function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** The same at the beginning of a line. */
export function headingOf(name: string): string {
  const words = wordsOf(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How Jinja reads a column: by its name, or by the row's item where that is no name. */
export function readColumn(name: string): string | undefined {
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name) ? name : undefined;
}
