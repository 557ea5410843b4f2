import assert from 'node:assert/strict';
import { parseSplit, readAll, readRows, type DataSource, type DataSpec, type SplitSpec } from '../../src/data';
import { parseTemplate } from '../../src/jinja';
import { memoryFiles } from './memory-files';
import { readLines, specOf as spec } from './reading';

function split(text: string): SplitSpec {
  const parsed = parseSplit(text);
  assert.ok(parsed.ok);
  return parsed.value;
}

const jsonl: DataSource = { kind: 'jsonl', path: 'd.jsonl' };
const csv: DataSource = { kind: 'csv', path: 'd.csv', delimiter: ',', quotes: true };

/** Rows as JSON with their index, problems as `code:line`. */
async function read(content: string | Uint8Array, of: DataSpec, name = 'train', limit?: number): Promise<string[]> {
  assert.ok(of.source.kind !== 'hf' && typeof of.source.path === 'string');
  const file = `/base/${of.source.path}`;
  return readLines(of, memoryFiles({ [file]: content }), { split: name, ...(limit === undefined ? {} : { limit }) });
}

describe('readRows of JSONL', () => {
  it('keeps types: floats, large integers, null and nesting', async () => {
    const line = '{"a": 1.0, "b": 1, "c": 12345678901234567890, "d": null, "e": [true, {"f": "é😀"}]}';
    assert.deepEqual(await read(`${line}\n`, spec(jsonl)), [`0@1 ${line}`]);
  });

  it('takes BOM, CRLF, empty lines and a missing last line end', async () => {
    assert.deepEqual(await read('\ufeff{"a": 1}\r\n\r\n{"a": 2}', spec(jsonl)), ['0@1 {"a": 1}', '1@3 {"a": 2}']);
  });

  it('reports faulty rows by line, goes on, and keeps the places of the others', async () => {
    assert.deepEqual(await read('{"a": 1}\n{"a": \n[1]\n{"a": 4}\n', spec(jsonl)), [
      '0@1 {"a": 1}',
      'json-invalid:2',
      'row-not-an-object:3',
      '3@4 {"a": 4}',
    ]);
  });

  it('reports a line that is not UTF-8, and only that line', async () => {
    const bytes = Uint8Array.from([...Buffer.from('{"a": "'), 0xff, ...Buffer.from('"}\n{"a": 2}\n')]);
    assert.deepEqual(await read(bytes, spec(jsonl)), ['not-utf8:1', '1@2 {"a": 2}']);
  });
});

describe('readRows of CSV and TSV', () => {
  it('takes quotes, doubled quotes, line ends in cells, BOM and CRLF', async () => {
    const text = '\ufeffa,b\r\n"x\r\ny","say ""hi"""\r\n\r\nplain,"c,d"\r\n';
    assert.deepEqual(await read(text, spec(csv)), [
      '0@2 {"a": "x\\r\\ny", "b": "say \\"hi\\""}',
      '1@5 {"a": "plain", "b": "c,d"}',
    ]);
  });

  it('reads cells as text', async () => {
    assert.deepEqual(await read('a,b\n1,1.0\n,\n', spec(csv)), [
      '0@2 {"a": "1", "b": "1.0"}',
      '1@3 {"a": "", "b": ""}',
    ]);
  });

  it('takes other delimiters', async () => {
    const semicolon: DataSource = { ...csv, delimiter: ';' };
    assert.deepEqual(await read('a;b\n1,5;"x;y"\n', spec(semicolon)), ['0@2 {"a": "1,5", "b": "x;y"}']);
    const tsv: DataSource = { kind: 'tsv', path: 'd.tsv', quotes: true };
    assert.deepEqual(await read('a\tb\n1\t"x\ty"\n', spec(tsv)), ['0@2 {"a": "1", "b": "x\\ty"}']);
  });

  it('reads quotation marks as text where the source says so', async () => {
    const tsv: DataSource = { kind: 'tsv', path: 'd.tsv', quotes: false };
    assert.deepEqual(await read('a\tb\n"1\tx "y" z\n', spec(tsv)), ['0@2 {"a": "\\"1", "b": "x \\"y\\" z"}']);
  });

  it('reports stray quotation marks and wrong cell counts by line, and goes on', async () => {
    const text = 'a,b\nbad"q,2\nfoo,"bar\nbaz" x\n1\n1,2,3\nok,"a""b"\n';
    assert.deepEqual(await read(text, spec(csv)), [
      'csv-invalid:2',
      'csv-invalid:3',
      'cell-count:5',
      'cell-count:6',
      '4@7 {"a": "ok", "b": "a\\"b"}',
    ]);
  });

  it('reports a quotation mark that never closes where it opens, behind the good rows', async () => {
    assert.deepEqual(await read('a,b\n1,2\n3,"open\nmore\n', spec(csv)), ['0@2 {"a": "1", "b": "2"}', 'csv-invalid:3']);
  });

  it('reports files without a header, and headers with twins', async () => {
    assert.deepEqual(await read('', spec(csv)), ['header-missing:1']);
    assert.deepEqual(await read('a,b,a\n1,2,3\n', spec(csv)), ['header-duplicate:1']);
  });

  it('takes mixed line ends', async () => {
    assert.deepEqual(await read('a,b\n1,2\r\n3,4\n', spec(csv)), [
      '0@2 {"a": "1", "b": "2"}',
      '1@3 {"a": "3", "b": "4"}',
    ]);
  });
});

describe('readRows with pinned columns', () => {
  it('converts cells of text files, empty ones to null', async () => {
    const columns = new Map([
      ['i', 'int'],
      ['f', 'float'],
      ['b', 'bool'],
      ['s', 'string'],
    ] as const);
    const text = 'i,f,b,s\n7,1,True,1\n,,,\n12345678901234567890,1e3,0,x\n';
    assert.deepEqual(await read(text, spec(csv, { columns })), [
      '0@2 {"i": 7, "f": 1.0, "b": true, "s": "1"}',
      '1@3 {"i": null, "f": null, "b": null, "s": ""}',
      '2@4 {"i": 12345678901234567890, "f": 1000.0, "b": false, "s": "x"}',
    ]);
  });

  it('reports rows that do not fit and leaves them out', async () => {
    const columns = new Map([['label', 'int']] as const);
    assert.deepEqual(await read('label\n1\none\n2.0\n', spec(csv, { columns })), [
      '0@2 {"label": 1}',
      'column-type:3',
      'column-type:4',
    ]);
    assert.deepEqual(await read('{"label": 1}\n{"label": "1"}\n{"text": "x"}\n', spec(jsonl, { columns })), [
      '0@1 {"label": 1}',
      'column-type:2',
      'column-missing:3',
      'column-new:3',
    ]);
  });

  it('gives a text file up at once where its header lacks a pinned column', async () => {
    const columns = new Map([
      ['label', 'int'],
      ['text', 'string'],
    ] as const);
    assert.deepEqual(await read('text\na\nb\n', spec(csv, { columns })), ['column-missing:2']);
  });

  it('reports a new column once, and keeps the row', async () => {
    const columns = new Map([['a', 'int']] as const);
    assert.deepEqual(await read('{"a": 1, "z": 2}\n{"a": 2, "z": 3}\n', spec(jsonl, { columns })), [
      'column-new:1',
      '0@1 {"a": 1, "z": 2}',
      '1@2 {"a": 2, "z": 3}',
    ]);
  });

  it('makes integers floats where the column is pinned so', async () => {
    const columns = new Map([['a', 'float']] as const);
    assert.deepEqual(await read('{"a": 1}\n', spec(jsonl, { columns })), ['0@1 {"a": 1.0}']);
  });
});

describe('readRows, the whole way', () => {
  const ten = Array.from({ length: 10 }, (_, i) => `{"n": ${i}}\n`).join('');
  const indices = async (slice: string, rest: Partial<DataSpec> = {}): Promise<string[]> =>
    (await read(ten, spec(jsonl, { splits: new Map([['train', split(slice)]]), ...rest }))).map(
      (line) => line.split('@')[0]!,
    );

  it('slices as Python does', async () => {
    assert.deepEqual(await indices('train[:3]'), ['0', '1', '2']);
    assert.deepEqual(await indices('train[8:]'), ['8', '9']);
    assert.deepEqual(await indices('train[2:4]'), ['2', '3']);
    assert.deepEqual(await indices('train[:-8]'), ['0', '1']);
    assert.deepEqual(await indices('train[-2:]'), ['8', '9']);
    assert.deepEqual(await indices('train[-4:-2]'), ['6', '7']);
    assert.deepEqual(await indices('train[-8:4]'), ['2', '3']);
    assert.deepEqual(await indices('train[7:-2]'), ['7']);
    assert.deepEqual(await indices('train[5:5]'), []);
    assert.deepEqual(await indices('train[-99:2]'), ['0', '1']);
  });

  it('slices before it filters, and caps behind the filter', async () => {
    const keepIf = parseTemplate('{{ n % 2 == 0 }}');
    assert.deepEqual(await indices('train[:6]', { keepIf }), ['0', '2', '4']);
    assert.deepEqual(await indices('train', { keepIf, caps: new Map([['train', 2]]) }), ['0', '2']);
  });

  it('renames first, then derives in order', async () => {
    const of = spec(jsonl, {
      rename: new Map([['n', 'number']]),
      derive: [
        { name: 'twice', template: parseTemplate('{{ number * 2 }}') },
        { name: 'said', template: parseTemplate('twice {{ number }} is {{ twice }}') },
      ],
    });
    assert.deepEqual(await read('{"n": 4}\n', of), ['0@1 {"number": 4, "twice": "8", "said": "twice 4 is 8"}']);
  });

  it('reports derived columns and conditions that fail, and goes on', async () => {
    const derive = [{ name: 'd', template: parseTemplate('{{ 6 // n }}') }];
    assert.deepEqual(await read('{"n": 0}\n{"n": 2}\n', spec(jsonl, { derive })), [
      'derive-failed:1',
      '1@2 {"n": 2, "d": "3"}',
    ]);
    const keepIf = parseTemplate('{{ 6 // n > 1 }}');
    assert.deepEqual(await read('{"n": 0}\n{"n": 2}\n', spec(jsonl, { keepIf })), ['keep-if-failed:1', '1@2 {"n": 2}']);
  });

  it('gives a derived column a value where it prints JSON', async () => {
    const derive = [
      { name: 'count', template: parseTemplate('{{ words | length | tojson }}'), isJson: true },
      { name: 'sum', template: parseTemplate('{{ [count + 1, 1.0] | tojson }}'), isJson: true },
    ];
    assert.deepEqual(await read('{"words": ["a", "b"]}\n', spec(jsonl, { derive })), [
      '0@1 {"words": ["a", "b"], "count": 2, "sum": [3, 1.0]}',
    ]);
  });

  it('says once that a derived column hides one that it does not use', async () => {
    const derive = (text: string): Partial<DataSpec> => ({ derive: [{ name: 'n', template: parseTemplate(text) }] });
    assert.deepEqual(await read('{"n": 1}\n{"n": 2}\n', spec(jsonl, derive('x'))), [
      'derive-hides:1',
      '0@1 {"n": "x"}',
      '1@2 {"n": "x"}',
    ]);
    assert.deepEqual(await read('{"n": 1}\n', spec(jsonl, derive('no. {{ n }}'))), ['0@1 {"n": "no. 1"}']);
  });

  it('says so where a condition keeps nothing, and how many rows it was asked for', async () => {
    const keepIf = parseTemplate('{{ n > 9 }}');
    assert.deepEqual(await read(ten, spec(jsonl, { keepIf })), ['keep-if-none:0']);
    const fs = memoryFiles({ '/base/d.jsonl': ten });
    const { problems } = await readAll(spec(jsonl, { keepIf }), 'train', { base: '/base', fs, lookAt: 4 });
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['"keep_if" keeps none of the 4 rows that were read.'],
    );
  });

  it('says once that a renamed column is missing or clashes', async () => {
    const of = spec(jsonl, { rename: new Map([['a', 'b']]) });
    assert.deepEqual(await read('{"c": 1}\n{"c": 2}\n', of), ['rename-missing:1', '0@1 {"c": 1}', '1@2 {"c": 2}']);
    assert.deepEqual((await read('{"a": 1, "b": 2}\n', of))[0], 'rename-clash:1');
  });

  it('puts the stored split into the path', async () => {
    const fs = memoryFiles({ '/base/x/validation.jsonl': '{"a": 1}\n' });
    const of = spec(
      { kind: 'jsonl', path: 'x/{split}.jsonl' },
      { splits: new Map([['test', { name: 'validation' }]]) },
    );
    const { rows, problems } = await readAll(of, 'test', { base: '/base', fs });
    assert.deepEqual([rows.length, problems.length], [1, 0]);
  });

  it('reports splits and files that are not there', async () => {
    const fs = memoryFiles({});
    const { problems } = await readAll(spec(jsonl), 'test', { base: '/base', fs });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['split-unknown'],
    );
    const missing = await readAll(spec(jsonl), 'train', { base: '/base', fs });
    assert.deepEqual(
      missing.problems.map(({ code }) => code),
      ['file-missing'],
    );
  });

  it('says so where the task names no file', async () => {
    const { problems } = await readAll(spec({ kind: 'jsonl', path: '' }), 'train', {
      base: '/base',
      fs: memoryFiles({}),
    });
    assert.match(problems[0]!.message, /names no data file/);
  });

  it('reads no further than the limit asks', async () => {
    let chunks = 0;
    const files = memoryFiles({ '/base/d.jsonl': ten }, 9);
    const counting = {
      ...files,
      async *stream(path: string) {
        for await (const chunk of files.stream(path)) {
          chunks++;
          yield chunk;
        }
      },
    };
    const rows = [];
    for await (const entry of readRows(spec(jsonl), 'train', { base: '/base', fs: counting, limit: 2 }))
      rows.push(entry);
    assert.equal(rows.length, 2);
    assert.ok(chunks < 5, `${chunks} chunks read`);
  });

  it('reports what concerns the file also through a slice', async () => {
    const of = spec(csv, { splits: new Map([['train', split('train[5:]')]]) });
    assert.deepEqual(await read('a,a\n1,2\n', of), ['header-duplicate:1']);
  });
});

describe('parseSplit', () => {
  it('refuses what is no split', () => {
    for (const text of ['', 'train[', 'train[1:2:3]', 'train[:50%]', 'a b'])
      assert.equal(parseSplit(text).ok, false, text);
  });
});
