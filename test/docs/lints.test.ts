import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/lint';
import { repository } from './markdown';

const page = readFileSync(join(repository, 'docs/lints.md'), 'utf8');

describe('docs/lints.md', () => {
  it('has a section for each rule, in their order, with its grade', () => {
    const sections = [...page.matchAll(/^## (\S+)\n\n_(\w+)_ · \S/gm)].map(([, code, grade]) => `${code} ${grade}`);
    assert.deepEqual(
      sections,
      rules.map(({ code, severity, isOff }) => `${code} ${isOff ? 'off' : severity}`),
    );
  });
});
