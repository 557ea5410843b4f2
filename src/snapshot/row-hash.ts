import type { Row } from '../data';
import { sha256 } from '../text';
import { compareText, PyDict, pyStr, toJson } from '../value';

/** Asked for each pinned row, and for each row of the sample where one has moved. */
const known = new WeakMap<Row, string>();

/**
 * Names what a row holds: the first eight hexadecimal digits of the SHA-256 over its JSON, columns sorted by name, so
 * that a file written anew with its columns in another order holds the same rows. The row is the one that templates
 * see, after `rename` and `derive`.
 */
export function rowHash(row: Row): string {
  let hash = known.get(row);
  if (hash === undefined) known.set(row, (hash = hashOf(row)));
  return hash;
}

function hashOf(row: Row): string {
  const columns = [...row.entries()].sort(([a], [b]) => compareText(pyStr(a), pyStr(b)));
  return sha256(toJson(PyDict.of(columns))).slice(0, 8);
}
