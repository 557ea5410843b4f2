import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { nodeFileSystem, type DataSource, type DataSpec, type FileSystem } from '../../../src/data';
import { memoryFiles } from '../memory-files';
import { readLines, readMessages, specOf } from '../reading';

const fixtures = join(__dirname, '../fixtures');

const parquet = (path: string | readonly string[]): DataSource => ({ kind: 'parquet', path });

/** A file of rows `{n, text}` counted from `first`. */
function numbers(first: number, count: number, rowGroupSize: number, offsetIndex = true): Uint8Array {
  const places = Array.from({ length: count }, (_, i) => first + i);
  const buffer = parquetWriteBuffer({
    rowGroupSize,
    columnData: [
      { name: 'n', data: places, type: 'INT32', offsetIndex },
      { name: 'text', data: places.map((n) => `row ${n}`), type: 'STRING', offsetIndex },
    ],
  });
  return new Uint8Array(buffer);
}

/** Counts the bytes that are read of each file. */
function counting(files: FileSystem): { readonly fs: FileSystem; readonly read: Map<string, number> } {
  const read = new Map<string, number>();
  const fs: FileSystem = {
    ...files,
    open: async (path) => {
      const { byteLength, slice } = await files.open(path);
      return {
        byteLength,
        slice: async (start, end) => {
          const bytes = await slice(start, end);
          read.set(path, (read.get(path) ?? 0) + bytes.byteLength);
          return bytes;
        },
      };
    },
  };
  return { fs, read };
}

function sliced(path: string | readonly string[], start: number, end?: number): DataSpec {
  const splits = new Map([['train', { name: 'train', start, ...(end === undefined ? {} : { end }) }]]);
  return specOf(parquet(path), { splits });
}

describe('readParquet', () => {
  for (const name of ['scalars', 'nested']) {
    it(`reads the ${name} that pyarrow wrote as pyarrow reads them`, async () => {
      const text = await readFile(join(fixtures, `${name}.jsonl`), 'utf8');
      const expected = text.trimEnd().split('\n');
      const lines = await readLines(specOf(parquet(`${name}.parquet`)), nodeFileSystem, { base: fixtures });
      assert.deepEqual(
        lines,
        expected.map((line, i) => `${i}@${i + 1} ${line}`),
      );
    });
  }

  it('reads a group of many pages without an index in batches, pages of nulls among them', async () => {
    const lines = await readLines(specOf(parquet('many.parquet')), nodeFileSystem, { base: fixtures });
    const expected = Array.from({ length: 3000 }, (_, i) => {
      const tags = Array.from({ length: i % 3 }, () => `"t${i % 7}"`).join(', ');
      return `${i}@${i + 1} {"n": ${i}, "empty": null, "tags": [${tags}]}`;
    });
    assert.deepEqual(lines, expected);
  });

  it('slices over files and row groups as Python does', async () => {
    const fs = memoryFiles({ '/base/a.parquet': numbers(0, 5, 2), '/base/b.parquet': numbers(5, 5, 3) });
    const all = Array.from({ length: 10 }, (_, i) => i);
    const bounds = [undefined, 0, 2, 5, 7, 12, -1, -4, -6, -20];
    for (const start of bounds) {
      for (const end of bounds) {
        const spec = sliced(['a.parquet', 'b.parquet'], start ?? 0, end);
        const lines = await readLines(spec, fs);
        const expected = all
          .slice(start, end)
          .map((n) => `${n}@${n < 5 ? n + 1 : n - 4} {"n": ${n}, "text": "row ${n}"}`);
        assert.deepEqual(lines, expected, `[${start}:${end}]`);
      }
    }
  });

  it('reads the bytes of the wanted row groups only', async () => {
    const bytes = numbers(0, 20_000, 1000);
    for (const [spec, limit] of [
      [sliced('d.parquet', -5), undefined],
      [sliced('d.parquet', 4100, 4110), undefined],
      [specOf(parquet('d.parquet')), 3],
    ] as const) {
      const { fs, read } = counting(memoryFiles({ '/base/d.parquet': bytes }));
      const lines = await readLines(spec, fs, limit === undefined ? {} : { limit });
      assert.ok(lines.length > 0 && lines.length < 11);
      // The footer is read with whatever stands in the half megabyte before it: here, all of the file.
      const rest = read.get('/base/d.parquet')! - bytes.length;
      assert.ok(rest > 0 && rest < bytes.length / 8, `${rest} of ${bytes.length} bytes`);
    }
  });

  it('opens no file behind the last wanted row', async () => {
    const { fs, read } = counting(
      memoryFiles({ '/base/a.parquet': numbers(0, 5, 5), '/base/b.parquet': numbers(5, 5, 5) }),
    );
    const lines = await readLines(sliced(['a.parquet', 'b.parquet'], 0, 5), fs);
    assert.deepEqual([lines.length, [...read.keys()]], [5, ['/base/a.parquet']]);
  });

  it('holds the schema against the pinned columns before it reads a row', async () => {
    const fs = memoryFiles({ '/base/d.parquet': numbers(0, 3, 3) });
    const pinned = (columns: DataSpec['columns'] & {}): DataSpec => specOf(parquet('d.parquet'), { columns });
    assert.deepEqual(
      await readMessages(
        pinned(
          new Map([
            ['label', 'int'],
            ['n', 'string'],
          ]),
        ),
        fs,
      ),
      [
        'Column "label" is pinned, but the file does not have it.',
        'Column "n" is pinned as string, but the file has it as int.',
        'Column "text" is new: "data.columns" does not list it.',
      ],
    );
    assert.deepEqual(
      await readLines(
        pinned(
          new Map([
            ['n', 'float'],
            ['text', 'string'],
          ]),
        ),
        fs,
        { limit: 1 },
      ),
      ['0@1 {"n": 0.0, "text": "row 0"}'],
    );
  });

  it('leaves binary columns out, once and with the reason, unless they are pinned as text', async () => {
    const bytes = [Uint8Array.from(Buffer.from('é')), Uint8Array.from([65])];
    const image = { bytes, path: ['a.png', 'b.png'] };
    const buffer = parquetWriteBuffer({
      schema: [
        { name: 'root', num_children: 3 },
        { name: 'raw', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED' },
        { name: 'image', repetition_type: 'REQUIRED', num_children: 2 },
        { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED' },
        { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
        { name: 'n', type: 'INT32', repetition_type: 'REQUIRED' },
      ],
      columnData: [
        { name: 'raw', data: bytes },
        { name: 'image', data: image.bytes.map((item, i) => ({ bytes: item, path: image.path[i] })) },
        { name: 'n', data: [1, 2] },
      ],
    });
    const fs = memoryFiles({ '/base/d.parquet': new Uint8Array(buffer) });
    const spec = specOf(parquet('d.parquet'));
    assert.deepEqual(await readLines(spec, fs), [
      '0@1 {"n": 1}',
      '1@2 {"n": 2}',
      'column-unreadable:0',
      'column-unreadable:0',
    ]);
    assert.match((await readMessages(spec, fs))[1]!, /"image" is left out: it holds binary data/);
    const pinned = specOf(parquet('d.parquet'), {
      columns: new Map([
        ['raw', 'string'],
        ['n', 'int'],
      ]),
    });
    assert.deepEqual((await readLines(pinned, fs)).slice(0, 2), [
      '0@1 {"raw": "é", "n": 1}',
      '1@2 {"raw": "A", "n": 2}',
    ]);
  });

  it('tells why a file is no Parquet', async () => {
    const good = numbers(0, 3, 3);
    const tail = (text: string): Uint8Array => Uint8Array.from([...good.subarray(0, -4), ...Buffer.from(text)]);
    const cases: readonly (readonly [Uint8Array | string, RegExp])[] = [
      ['{"a": 1}\n', /no Parquet file/],
      ['', /no Parquet file/],
      [good.subarray(0, good.length - 9), /breaks off/],
      [tail('PARE'), /encrypted/],
      ['version https://git-lfs.github.com/spec/v1\noid sha256:0\n', /git lfs pull/],
      [Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0]), /compressed as a whole/],
      [
        Uint8Array.from([...Buffer.from('PAR1'), 1, 2, 3, 4, 255, 0, 0, 0, ...Buffer.from('PAR1')]),
        /footer cannot be read/,
      ],
    ];
    for (const [content, message] of cases) {
      const fs = memoryFiles({ '/base/d.parquet': content });
      const messages = await readMessages(specOf(parquet('d.parquet')), fs);
      assert.equal(messages.length, 1);
      assert.match(messages[0]!, message);
    }
  });

  it('goes on behind a row group that does not decode, and says which rows are lost', async () => {
    const bytes = numbers(0, 9, 3);
    // The first row group begins behind the four bytes of the file's mark.
    bytes.fill(0xff, 4, 30);
    const fs = memoryFiles({ '/base/d.parquet': bytes });
    const lines = await readLines(specOf(parquet('d.parquet')), fs);
    assert.deepEqual(lines[0], 'parquet-invalid:1');
    assert.deepEqual(
      lines.slice(1),
      [3, 4, 5, 6, 7, 8].map((n) => `${n}@${n + 1} {"n": ${n}, "text": "row ${n}"}`),
    );
    assert.match((await readMessages(specOf(parquet('d.parquet')), fs))[0]!, /rows 1 to 3 cannot be decoded/);
  });

  it('tells of bytes that cannot be had, and goes on with the next file', async () => {
    const files = memoryFiles({ '/base/a.parquet': numbers(0, 9, 3), '/base/b.parquet': numbers(9, 1, 1) });
    let slices = 0;
    const fs: FileSystem = {
      ...files,
      open: async (path) => {
        const file = await files.open(path);
        const failing = path.endsWith('a.parquet');
        return {
          ...file,
          slice: (start, end) =>
            failing && ++slices > 5 ? Promise.reject(new Error('the disk is gone')) : file.slice(start, end),
        };
      },
    };
    const spec = specOf(parquet(['a.parquet', 'b.parquet']));
    const lines = await readLines(spec, fs, { files: true });
    assert.ok(lines.includes('b.parquet 9@1 {"n": 9, "text": "row 9"}'), lines.join('\n'));
    assert.ok(lines.includes('a.parquet file-unreadable:0'), lines.join('\n'));
  });

  it('counts nothing from an end that cannot be known', async () => {
    const fs = memoryFiles({ '/base/a.parquet': numbers(0, 3, 3), '/base/b.parquet': 'no Parquet' });
    assert.deepEqual(await readLines(sliced(['a.parquet', 'b.parquet'], -2), fs), ['parquet-invalid:0']);
  });
});
