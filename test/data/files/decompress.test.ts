import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { DataSource } from '../../../src/data';
import { memoryFiles } from '../memory-files';
import { readLines, readMessages, specOf } from '../reading';

/** `zstd` of the rows {"n": 0} to {"n": 2}, each on its line, as one frame with a check sum. */
const zstd = Buffer.from('KLUv/SQbrQAAaHsibiI6IDB9CjEyfQoCAIAIDuUIiaC7GA==', 'base64');

const rows = Array.from({ length: 20_000 }, (_, n) => `{"n": ${n}, "text": "${Math.sin(n)}"}\n`).join('');
const packed = gzipSync(rows);

const jsonl = (path: string): DataSource => ({ kind: 'jsonl', path });

describe('decompress', () => {
  it('unpacks gzip, whatever the file is called, several streams behind each other too', async () => {
    const twice = Buffer.concat([gzipSync('{"n": 0}\n{"n'), gzipSync('": 1}\n')]);
    for (const path of ['d.jsonl.gz', 'd.jsonl']) {
      for (const chunk of [1, 7, 1000]) {
        const lines = await readLines(specOf(jsonl(path)), memoryFiles({ [`/base/${path}`]: twice }, chunk));
        assert.deepEqual(lines, ['0@1 {"n": 0}', '1@2 {"n": 1}']);
      }
    }
  });

  it('unpacks zstd', async () => {
    for (const chunk of [1, 7, 1000]) {
      const fs = memoryFiles({ '/base/d.jsonl.zst': zstd }, chunk);
      const lines = await readLines(specOf(jsonl('d.jsonl.zst')), fs);
      assert.deepEqual(lines, ['0@1 {"n": 0}', '1@2 {"n": 1}', '2@3 {"n": 2}']);
    }
  });

  it('unpacks every text format', async () => {
    const sources: readonly (readonly [DataSource, string])[] = [
      [{ kind: 'json', path: 'd.gz' }, '[{"n": "1"}]'],
      [{ kind: 'csv', path: 'd.gz', delimiter: ',', quotes: true }, 'n\n1\n'],
      [{ kind: 'tsv', path: 'd.gz', quotes: true }, 'n\n1\n'],
    ];
    for (const [source, text] of sources) {
      const lines = await readLines(specOf(source), memoryFiles({ '/base/d.gz': gzipSync(text) }));
      assert.equal(lines[0]?.split(' ').slice(1).join(' '), '{"n": "1"}');
    }
  });

  it('delivers the whole rows before the place where a file breaks off', async () => {
    const cut = packed.subarray(0, packed.length >> 1);
    const fs = memoryFiles({ '/base/d.jsonl.gz': cut }, 65_536);
    const lines = await readLines(specOf(jsonl('d.jsonl.gz')), fs);
    assert.ok(lines.length > 5000 && lines.length < 15_000, `${lines.length} rows`);
    assert.equal(lines.at(-1), 'compression-invalid:0');
    assert.ok(lines.slice(0, -1).every((line, i) => line.startsWith(`${i}@${i + 1} {"n": ${i}, `)));
    const [message] = await readMessages(specOf(jsonl('d.jsonl.gz')), fs);
    assert.match(message!, new RegExp(`gzip data breaks off after ${cut.length} bytes`));

    const short = memoryFiles({ '/base/d.jsonl.zst': zstd.subarray(0, -6) });
    assert.match((await readMessages(specOf(jsonl('d.jsonl.zst')), short))[0]!, /zstd data breaks off after \d+ bytes/);
  });

  it('takes no half row for a whole one', async () => {
    const csv = specOf({ kind: 'csv', path: 'd.csv.gz', delimiter: ',', quotes: true });
    const whole = gzipSync(`a,b\n1,first\n2,${'second '.repeat(9)}\n`, { level: 0 });
    // Stored without compression, so that the cut lies inside the last cell.
    const fs = memoryFiles({ '/base/d.csv.gz': whole.subarray(0, -40) });
    assert.deepEqual(await readLines(csv, fs), ['0@2 {"a": "1", "b": "first"}', 'compression-invalid:0']);
  });

  it('tells of damage', async () => {
    const inside = Uint8Array.from(packed);
    inside.fill(0, 50_000, 90_000);
    const sum = Uint8Array.from(packed);
    sum[sum.length - 6]! ^= 1;
    for (const [bytes, message] of [
      [inside, /gzip data is damaged near byte \d+/],
      [sum, /gzip check sum does not match: some of its rows are damaged/],
    ] as const) {
      const fs = memoryFiles({ '/base/d.jsonl.gz': bytes }, 65_536);
      assert.match((await readMessages(specOf(jsonl('d.jsonl.gz')), fs)).at(-1)!, message);
    }
  });

  it('says where a name and the bytes do not agree', async () => {
    for (const [path, content, message] of [
      ['d.jsonl.gz', '{"n": 0}\n', /called "\.gz", but is not compressed with gzip/],
      ['d.jsonl.zst', '', /is empty, though its name says that it is compressed with zstd/],
      ['d.jsonl', 'PAR1....PAR1', /Parquet file. Name it with "parquet"/],
      ['d.jsonl', 'version https://git-lfs.github.com/spec/v1\n', /git lfs pull/],
    ] as const) {
      const messages = await readMessages(specOf(jsonl(path)), memoryFiles({ [`/base/${path}`]: content }));
      assert.equal(messages.length, 1);
      assert.match(messages[0]!, message);
    }
  });
});
