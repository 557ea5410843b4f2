import { parquetWriteBuffer } from 'hyparquet-writer';

/** A Parquet file of made-up weather reports: a number, a text of `width` characters that hardly compresses, a label. */
export function madeParquet(rows: number, { width = 40, rowGroupSize = 1000, first = 0 } = {}): Uint8Array {
  const numbers = Array.from({ length: rows }, (_, i) => first + i);
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'number', data: numbers, type: 'INT32' },
      { name: 'report', data: numbers.map((number) => textOf(number, width)), type: 'STRING' },
      { name: 'label', data: numbers.map((number) => number % 2), type: 'INT32' },
    ],
    rowGroupSize,
  });
  return new Uint8Array(bytes);
}

/** The text of a row. */
export function textOf(number: number, width: number): string {
  let state = number + 1;
  let text = `Report ${number}: `;
  while (text.length < width) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += state.toString(36);
  }
  return text.slice(0, width);
}
