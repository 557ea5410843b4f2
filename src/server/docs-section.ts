/** Codes that share a section, by its name. */
const shared: Readonly<Record<string, readonly string[]>> = {
  'choices-not-an-expression': ['choices-not-a-list', 'choices-empty'],
  columns: ['column-missing', 'column-type', 'column-new'],
  'data-block': ['rename-missing', 'rename-clash', 'derive-failed', 'derive-hides', 'keep-if-failed', 'keep-if-none'],
  'data-files': [
    'file-missing',
    'file-unreadable',
    'split-unknown',
    'not-utf8',
    'json-invalid',
    'row-not-an-object',
    'csv-invalid',
    'cell-count',
    'lfs-pointer',
    'compression-invalid',
    'source-kind',
    'json-not-rows',
    'json-ambiguous',
    'parquet-invalid',
    'parquet-unsupported',
    'column-unreadable',
    'header-missing',
    'header-duplicate',
  ],
  plan: [
    'cluster-unknown',
    'held-out-task-unknown',
    'no-training-tasks',
    'no-held-out-tasks',
    'weight-unknown',
    'split-missing',
  ],
  snapshot: ['duplicate-template', 'duplicate-row'],
};

const sections = new Map(Object.entries(shared).flatMap(([section, codes]) => codes.map((code) => [code, section])));

/** Families of codes, each with one section. */
const families = ['jinja', 'hub', 'extends', 'snapshot'];

/** The heading of `docs/lints.md` that explains a code of a diagnostic. */
export function docsSection(code: string): string {
  if (code === 'jinja-syntax') return code;
  return sections.get(code) ?? families.find((family) => code.startsWith(`${family}-`)) ?? code;
}
