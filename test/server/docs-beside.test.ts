import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toDiagnostic } from '../../src/server/convert';
import { docsBeside } from '../../src/server/docs-beside';
import { repository } from '../docs/markdown';

describe('docsBeside', () => {
  it('leads other clients to the section of the page that explains a code', () => {
    const { docs } = docsBeside(join(repository, 'dist'));
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const { codeDescription } = toDiagnostic({ range, severity: 'error', code: 'hub-gated', message: '' }, docs);
    assert.equal(codeDescription?.href, `${pathToFileURL(join(repository, 'docs/lints.md')).href}#hub`);
  });

  it('gives none where there is no page', () => {
    assert.deepEqual(docsBeside(join(repository, 'src/server')), {});
  });
});
