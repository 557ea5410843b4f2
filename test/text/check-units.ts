import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { ScalarMap } from '../../src/text';

/**
 * Holds every unit of a decoded scalar against the stretch of the file that it is said to come from. The units of one
 * stretch are taken together: an escape may give two, as for an emoji.
 */
export function checkUnits(source: string, map: ScalarMap): void {
  assert.ok(map.exact, `not exact: ${JSON.stringify(source.slice(map.span.start, map.span.end))}`);
  let before = map.span.start;
  for (let at = 0; at < map.text.length;) {
    const span = map.spanToFile({ start: at, end: at + 1 });
    let next = at + 1;
    while (next < map.text.length && map.toFile(next) === span.start) next++;
    const units = map.text.slice(at, next);
    const written = source.slice(span.start, span.end);
    assert.ok(span.start >= before, `${JSON.stringify(units)} stands before what precedes it`);
    assert.ok(stands(units, written), `${JSON.stringify(written)} is no way to write ${JSON.stringify(units)}`);
    // A place leads back to its unit.
    assert.equal(map.fromFile(span.start), at);
    before = span.start;
    at = next;
  }
}

/** Whether a stretch of YAML can stand for these units: as it is, as an escape, as a doubled quote, as a fold. */
function stands(units: string, written: string): boolean {
  if (written === units) return true;
  if (written.startsWith('\\')) return parse(`"${written}"`) === units;
  if (units === "'") return written === "''";
  // Breaks fold to one space or to as many line ends as there are empty lines.
  return /^[ \n]+$/.test(units) && /^[ \t]*\r?\n?[ \t]*(?:\r?\n[ \t]*)*$/.test(written);
}
