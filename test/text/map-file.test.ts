import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { mapFile } from './map-file';

const root = join(__dirname, '../..');

describe('every scalar of the YAML files here', () => {
  const files = globSync(['examples/**/*.yaml', 'test/**/fixtures/**/*.{yaml,yml}'], { cwd: root });
  for (const file of files) {
    it(`has its place in ${file}`, () => {
      for (const eol of ['\n', '\r\n']) {
        const source = readFileSync(join(root, file), 'utf8').replace(/\r?\n/g, eol);
        const { scalars, faults } = mapFile(source);
        assert.deepEqual(faults, []);
        assert.ok(scalars > 0);
      }
    });
  }
});
