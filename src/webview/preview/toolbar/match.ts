/**
 * The next of the matching rows in a direction, round the ends.
 * @param rows zero-based and rising
 * @returns undefined where there is no match
 */
export function nextMatch(rows: readonly number[], from: number, direction: 1 | -1): number | undefined {
  return direction === 1
    ? (rows.find((row) => row > from) ?? rows[0])
    : (rows.findLast((row) => row < from) ?? rows.at(-1));
}

/** Which of the matches a row is, from 1; undefined where it is none of them. */
export function matchNumber(rows: readonly number[], row: number): number | undefined {
  const at = rows.indexOf(row);
  return at < 0 ? undefined : at + 1;
}
