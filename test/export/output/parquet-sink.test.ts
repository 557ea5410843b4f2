import assert from 'node:assert/strict';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { openSink } from '../../../src/export/output/open-sink';
import type { RecordColumn } from '../../../src/export';
import { temporaryFolder } from '../../run/temporary';

const columns: readonly RecordColumn[] = [
  { name: 'text', type: { kind: 'string' } },
  { name: 'n', type: { kind: 'int' } },
  { name: 'flags', type: { kind: 'list', of: { kind: 'struct', fields: [{ name: 'on', type: { kind: 'bool' } }] } } },
];

describe('ParquetSink', () => {
  const folder = temporaryFolder();

  it('writes row groups as it goes, and what it is about', async () => {
    const path = join(folder, 'a.parquet');
    const sink = await openSink(path, 'parquet', columns, { about: 'rows' });
    const rows = Array.from({ length: 25_000 }, (_, n) => ({
      text: `ü ${n}\n`,
      n,
      flags: Array.from({ length: n % 3 }, (_, i) => ({ on: i === 0 })),
    }));
    for (const row of rows) await sink.add(row);
    await sink.finish();
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    assert.deepEqual(
      metadata.row_groups.map(({ num_rows }) => Number(num_rows)),
      [10_000, 10_000, 5_000],
    );
    assert.deepEqual(metadata.key_value_metadata, [{ key: 'about', value: 'rows' }]);
    const read = await parquetReadObjects({ file, compressors });
    assert.deepEqual(
      read.map(({ n, ...rest }) => ({ ...rest, n: Number(n) })),
      rows.map(({ text, flags, n }) => ({ text, flags, n })),
    );
  });

  it('ends a row group early where rows are long', async () => {
    const path = join(folder, 'long.parquet');
    const sink = await openSink(path, 'parquet', columns, {});
    for (let n = 0; n < 40; n++) await sink.add({ text: `${n}${'x'.repeat(1 << 20)}`, n, flags: [] });
    await sink.finish();
    const { row_groups } = await parquetMetadataAsync(await asyncBufferFromFile(path));
    assert.ok(row_groups.length >= 3, String(row_groups.length));
  });

  it('writes a file without rows', async () => {
    const path = join(folder, 'empty.parquet');
    await (await openSink(path, 'parquet', columns, {})).finish();
    const file = await asyncBufferFromFile(path);
    assert.deepEqual(await parquetReadObjects({ file, compressors }), []);
  });
});
