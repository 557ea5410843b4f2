import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFiles } from '../../examples/micro-flan/world/data-files';
import { rowSources } from '../../examples/micro-flan/world/rows';

const folder = join(__dirname, '..', '..', 'examples', 'micro-flan', 'data');

describe('micro-FLAN data', () => {
  const files = dataFiles();

  it('is what the generator writes, byte for byte', async () => {
    const names = files.map((file) => file.name).sort();
    assert.deepEqual((await readdir(folder)).sort(), names);
    for (const file of files) assert.equal(await readFile(join(folder, file.name), 'utf8'), file.text, file.name);
  });

  it('changes with the seed', () => {
    assert.notEqual(dataFiles('another')[0]?.text, files[0]?.text);
  });

  it('has no row in two splits of a task', () => {
    for (const { name } of rowSources) {
      const rows = files
        .filter((file) => file.name.startsWith(`${name}.`))
        .flatMap((file) => file.text.trim().split('\n'));
      assert.equal(new Set(rows).size, rows.length, name);
    }
  });

  it('has full test splits, and labels in equal parts', () => {
    for (const { name, sizes } of rowSources) {
      const text = files.find((file) => file.name === `${name}.test.jsonl`)?.text ?? '';
      const rows = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { label?: number });
      assert.equal(rows.length, sizes.test, name);
      const labels = rows.flatMap((row) => (row.label === undefined ? [] : [row.label]));
      const counts = [0, 1, 2]
        .map((label) => labels.filter((each) => each === label).length)
        .filter((count) => count > 0);
      assert.ok(labels.length === 0 || Math.max(...counts) - Math.min(...counts) <= 1, name);
    }
  });
});
