import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRows, type DataSpec } from '../../src/data';
import { memoryFiles } from './memory-files';

/** Writes a cell as RFC 4180 has it; `always` quotes also where there is no need. */
function writeCell(cell: string, delimiter: string, always: boolean): string {
  const needs = always || cell === '' || /["\r\n]/.test(cell) || cell.includes(delimiter) || cell.trim() !== cell;
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell;
}

describe('readCsv over random tables', () => {
  const cell = fc
    .array(fc.constantFrom('a', 'é', '😀', '"', ',', ';', '\t', '\n', '\r\n', ' ', '漢', '1.0'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 });

  it('gives back every cell and every first line, whatever the delimiter, line end and chunk', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (rows, delimiter, eol, always, chunk) => {
          let text = `x${delimiter}y${delimiter}z${eol}`;
          const lines: number[] = [];
          for (const row of rows) {
            lines.push(1 + (text.match(/\r\n|\n/g)?.length ?? 0));
            text += row.map((value) => writeCell(value, delimiter, always)).join(delimiter) + eol;
          }
          const spec: DataSpec = {
            source: { kind: 'csv', path: 'd.csv', delimiter, quotes: true },
            splits: new Map([['train', { name: 'train' }]]),
            rename: new Map(),
            derive: [],
            caps: new Map(),
          };
          const fs = memoryFiles({ '/b/d.csv': text }, chunk);
          const read: unknown[] = [];
          for await (const entry of readRows(spec, 'train', { base: '/b', fs })) {
            assert.ok(entry.kind === 'row', JSON.stringify(entry));
            read.push([entry.line, ...['x', 'y', 'z'].map((name) => entry.row.get(name))]);
          }
          assert.deepEqual(
            read,
            rows.map((row, i) => [lines[i], ...row]),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
