import assert from 'node:assert/strict';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { Batches, type Batch } from '../../../src/data/parquet/parquet-batches';
import { openParquet, type ParquetFile } from '../../../src/data/parquet/parquet-file';

const places = Array.from({ length: 30_000 }, (_, n) => n);
const tagsOf = (n: number): readonly string[] | null => (n % 5 === 0 ? null : [`a${n}`, `b${n}`]);

/** One row group of many pages, with an index of them or without. */
async function open(offsetIndex: boolean): Promise<ParquetFile> {
  const file = parquetWriteBuffer({
    rowGroupSize: places.length,
    pageSize: 2048,
    schema: [
      { name: 'root', num_children: 2 },
      { name: 'n', type: 'INT32', repetition_type: 'REQUIRED' },
      { name: 'tags', converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
    ],
    columnData: [
      { name: 'n', data: places, offsetIndex },
      { name: 'tags', data: places.map(tagsOf), offsetIndex },
    ],
  });
  const slice = async (start: number, end?: number): Promise<ArrayBuffer> => file.slice(start, end);
  const opened = await openParquet({ byteLength: file.byteLength, slice }, new Set());
  assert.ok(opened.ok);
  return opened.value;
}

async function batchesOf(parquet: ParquetFile, start: number, end: number): Promise<readonly Batch[]> {
  const out: Batch[] = [];
  for await (const batch of new Batches().of(parquet, { ...parquet.groups[0]!, start, end })) out.push(batch);
  return out;
}

describe('Batches', () => {
  for (const indexed of [true, false]) {
    const kind = indexed ? 'with' : 'without';

    it(`cut a row group ${kind} an index into all of its rows, each once, few at first`, async () => {
      const parquet = await open(indexed);
      assert.equal(parquet.groups[0]!.indexed, indexed);
      for (const [start, end] of [
        [0, 30_000],
        [7, 29_999],
        [29_990, 30_000],
      ] as const) {
        const batches = await batchesOf(parquet, start, end);
        let next = start;
        for (const { start: at, rows, columns } of batches) {
          assert.equal(at, next);
          next += rows;
          assert.deepEqual(
            columns.map(({ name, values }) => [name, values]),
            [
              ['n', places.slice(at, at + rows)],
              ['tags', places.slice(at, at + rows).map(tagsOf)],
            ],
          );
        }
        assert.equal(next, end);
        assert.ok(batches[0]!.rows <= 4000, `${batches[0]!.rows} rows in the first batch`);
      }
    });
  }

  it('read the first pages alone for the first batch where there is no index', async () => {
    const parquet = await open(false);
    Object.assign(parquet, { read: () => assert.fail('more was decoded than the first pages') });
    for await (const { rows } of new Batches().of(parquet, parquet.groups[0]!)) {
      assert.ok(rows >= 1000);
      break;
    }
  });
});
