import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPage } from '../../docs/reference/format-page';
import { builtins } from '../../src/jinja';
import { repository } from './markdown';

const page = readFileSync(join(repository, 'docs/format.md'), 'utf8');

describe('docs/format.md', () => {
  it('is what the schemas and the engine say', async () => {
    const wanted = (await formatPage(repository)).split('\n');
    const written = page.split('\n');
    const line = wanted.findIndex((text, i) => text !== written[i]);
    const remedy = 'run `npm run build:docs` and read the diff';
    if (line >= 0) assert.equal(written[line], wanted[line], `line ${line + 1}: ${remedy}`);
    assert.equal(written.length, wanted.length, remedy);
  });

  it('names every filter, test and function with an example and what it prints', () => {
    const { filters, tests, functions } = builtins();
    for (const { name } of [...filters, ...tests, ...functions]) {
      const row = new RegExp(`^\\| \`+ ?${name}\\b.*\\|.*\\S.*\\|.*\`.*\`.*\\|.*\`.*\`.*\\|$`, 'm');
      assert.match(page, row, name);
    }
  });
});
