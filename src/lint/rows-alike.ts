import type { Row } from '../data';
import { pyRepr } from '../value';

const known = new WeakMap<readonly Row[], boolean>();

/** Whether no two sample rows differ. Worked out once for a sample: rules ask for each template. */
export function rowsAlike(rows: readonly Row[]): boolean {
  let alike = known.get(rows);
  if (alike === undefined) {
    const first = rows[0] && pyRepr(rows[0]);
    known.set(rows, (alike = rows.every((row) => pyRepr(row) === first)));
  }
  return alike;
}
