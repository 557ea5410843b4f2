import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowProblem } from '../../src/data';
import { knownLints } from '../../src/lint';
import type { MixtureCode } from '../../src/mixture';
import type { RecipeCode } from '../../src/recipe';
import { docsSection } from '../../src/server/docs-section';
import type { SnapshotCode, SnapshotFileCode } from '../../src/snapshot';
import type { RenderFailureCode, TaskCode } from '../../src/task';
import { repository } from './markdown';

const page = readFileSync(join(repository, 'docs/lints.md'), 'utf8');

/** Heading to text. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n'))] as const),
);

/** Every code of a diagnostic that is not a rule's; the compiler sees to it that none is missing. */
const others: Readonly<
  Record<
    Exclude<
      | RecipeCode
      | TaskCode
      | RenderFailureCode
      | MixtureCode
      | SnapshotCode
      | SnapshotFileCode
      | RowProblem['code']
      | 'duplicate-task-name'
      | 'no-task-matches',
      'jinja-syntax'
    >,
    true
  >
> = {
  'yaml-syntax': true,
  'file-empty': true,
  'not-a-map': true,
  'unknown-key': true,
  'missing-key': true,
  'wrong-type': true,
  'wrong-value': true,
  'not-yet': true,
  'split-invalid': true,
  'choices-not-an-expression': true,
  'separator-missing': true,
  'value-not-an-expression': true,
  'source-key-unused': true,
  'extends-missing': true,
  'extends-itself': true,
  'extends-unsound': true,
  'jinja-unknown-filter': true,
  'jinja-unknown-test': true,
  'jinja-undefined': true,
  'jinja-type': true,
  'jinja-value': true,
  'jinja-budget': true,
  'jinja-unsupported': true,
  'choices-not-a-list': true,
  'choices-empty': true,
  'cluster-unknown': true,
  'held-out-task-unknown': true,
  'no-training-tasks': true,
  'no-held-out-tasks': true,
  'duplicate-task-name': true,
  'weight-unknown': true,
  'split-missing': true,
  'snapshot-changed': true,
  'snapshot-failed': true,
  'snapshot-stale': true,
  'duplicate-template': true,
  'duplicate-row': true,
  'file-missing': true,
  'file-unreadable': true,
  'split-unknown': true,
  'not-utf8': true,
  'json-invalid': true,
  'row-not-an-object': true,
  'csv-invalid': true,
  'cell-count': true,
  'lfs-pointer': true,
  'compression-invalid': true,
  'source-kind': true,
  'json-not-rows': true,
  'json-ambiguous': true,
  'parquet-invalid': true,
  'parquet-unsupported': true,
  'column-unreadable': true,
  'header-missing': true,
  'header-duplicate': true,
  'column-missing': true,
  'column-type': true,
  'column-new': true,
  'rename-missing': true,
  'rename-clash': true,
  'derive-failed': true,
  'derive-hides': true,
  'keep-if-failed': true,
  'keep-if-none': true,
  'hub-name-invalid': true,
  'hub-not-downloaded': true,
  'hub-dataset-missing': true,
  'hub-model-missing': true,
  'hub-revision-missing': true,
  'hub-config-missing': true,
  'hub-split-missing': true,
  'hub-file-missing': true,
  'hub-no-data': true,
  'hub-gated': true,
  'hub-token-refused': true,
  'hub-rate-limit': true,
  'hub-unreachable': true,
  'hub-tls': true,
  'hub-server-error': true,
  'hub-not-a-hub': true,
  'hub-truncated': true,
  'hub-hash-mismatch': true,
  'hub-cache-unusable': true,
  'hub-cancelled': true,
  'no-task-matches': true,
};

describe('docs/lints.md', () => {
  it('has a section for each rule, in their order, with its grade', () => {
    const found = [...sections].map(([code, text]) => `${code} ${/^\n\n_(\w+)_ · \S/.exec(text)?.[1]}`);
    const rules = knownLints();
    const wanted = rules.map(({ code, severity }) => `${code} ${severity}`);
    assert.deepEqual(found.slice(0, rules.length), wanted);
  });

  it('tells of each the mistake, its harm and its cure', () => {
    for (const [code, text] of sections) {
      assert.match(
        text,
        /^\n\n_(error|warning|info|hint|off)_ · \S[^]*\*\*Harm\.\*\*\s+\S[^]*\*\*Fix\.\*\*\s+\S/,
        code,
      );
    }
  });

  it('has a section for every other code of a diagnostic', () => {
    for (const code of Object.keys(others)) assert.ok(sections.has(docsSection(code)), `${code}: ${docsSection(code)}`);
  });
});
