import * as l10n from '@vscode/l10n';
import { isBySplit, type DataPath, type DataSource } from '../data';
import type { Cursor } from '../document';
import type { TaskReader } from './jinja-field';

/** The keys that only some kinds of source read. */
const owners: Readonly<Record<string, readonly DataSource['kind'][]>> = {
  field: ['json'],
  delimiter: ['csv'],
  quotes: ['csv', 'tsv'],
  config: ['hf'],
  revision: ['hf'],
};

/** Reads `data.source`; what is missing takes its default, and is reported by the schema. */
export function loadSource(reader: TaskReader, at: Cursor | undefined): DataSource {
  const source = readSource(at);
  for (const [key, cursor] of at?.entries() ?? []) {
    const kinds = Object.hasOwn(owners, key) ? owners[key]! : [source.kind];
    if (kinds.includes(source.kind)) continue;
    const message = l10n.t('"{0}" says nothing about {1} data; it belongs to {2}.', key, source.kind, kinds.join(', '));
    reader.report({ code: 'source-key-unused', severity: 'warning', message, span: cursor.keySpan ?? cursor.span });
  }
  return source;
}

function readSource(source: Cursor | undefined): DataSource {
  const quotes = source?.get('quotes')?.boolean ?? true;
  const pathOf = (key: string): DataPath | undefined => loadPath(source?.get(key));
  const textOf = (key: string): string | undefined => source?.get(key)?.text;
  const csv = pathOf('csv');
  if (csv !== undefined) return { kind: 'csv', path: csv, delimiter: textOf('delimiter') ?? ',', quotes };
  const tsv = pathOf('tsv');
  if (tsv !== undefined) return { kind: 'tsv', path: tsv, quotes };
  const json = pathOf('json');
  const field = textOf('field');
  if (json !== undefined) return { kind: 'json', path: json, ...(field === undefined ? {} : { field }) };
  const parquet = pathOf('parquet');
  if (parquet !== undefined) return { kind: 'parquet', path: parquet };
  const id = textOf('hf');
  if (id !== undefined) {
    const config = textOf('config');
    const revision = textOf('revision');
    return {
      kind: 'hf',
      id,
      ...(config === undefined ? {} : { config }),
      ...(revision === undefined ? {} : { revision }),
    };
  }
  return { kind: 'jsonl', path: pathOf('jsonl') ?? '' };
}

/** A path, a list of them, or either by stored split. */
function loadPath(at: Cursor | undefined): DataPath | undefined {
  switch (at?.kind) {
    case 'scalar':
      return at.text;
    case 'list':
      return textsOf(at);
    case 'map':
      return new Map(at.entries().map(([split, files]) => [split, textsOf(files)]));
    default:
      return undefined;
  }
}

function textsOf(at: Cursor): readonly string[] {
  const items = at.kind === 'list' ? at.items() : [at];
  return items.flatMap(({ text }) => (text === undefined ? [] : [text]));
}

/**
 * The stored splits that a source shows without saying more: those it lists, those of the hub, train, dev and test
 * where a path holds `{split}`, otherwise one that is all to train on.
 */
export function splitNames(source: DataSource): readonly string[] {
  if (source.kind === 'hf') return ['train'];
  const { path } = source;
  if (isBySplit(path)) return [...path.keys()];
  const patterns = typeof path === 'string' ? [path] : path;
  return patterns.some((pattern) => pattern.includes('{split}')) ? ['train', 'dev', 'test'] : ['train'];
}
