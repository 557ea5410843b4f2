import * as l10n from '@vscode/l10n';
import { parseSplit, type ColumnType, type DataSource, type DataSpec, type Derivation, type SplitSpec } from '../data';
import type { Cursor } from '../document';
import { asJson } from './as-json';
import { readField, type TaskReader } from './jinja-field';
import { loadSource, splitNames } from './load-source';
import type { DataField } from './task';

/** The `data` block for reading rows, and its Jinja with places for rules. */
export interface LoadedData {
  readonly spec: DataSpec;
  readonly fields: readonly DataField[];
}

/** Reads the `data` block; what is missing or wrong takes its default, and is reported by the schema. */
export function loadData(reader: TaskReader, data: Cursor | undefined): LoadedData {
  const fields = loadFields(reader, data);
  const source = loadSource(reader, data?.get('source'));
  const columns = data?.get('columns');
  const keepIf = fields.find(({ key }) => key === 'keep_if');
  const derived = fields.filter(({ key }) => key === 'derive');
  const spec: DataSpec = {
    source,
    splits: loadSplits(reader, data?.get('splits'), source),
    ...(columns?.kind === 'map' ? { columns: loadColumns(columns) } : {}),
    rename: new Map(textEntries(data?.get('rename'))),
    derive: derived.map((field) => loadDerivation(reader, field)),
    ...(keepIf ? { keepIf: keepIf.field.template } : {}),
    caps: loadCaps(data?.get('caps')),
  };
  return { spec, fields };
}

function loadSplits(reader: TaskReader, splits: Cursor | undefined, source: DataSource): Map<string, SplitSpec> {
  if (splits?.kind !== 'map') {
    return new Map(splitNames(source).map((name) => [name, { name }]));
  }
  const out = new Map<string, SplitSpec>();
  for (const [name, cursor] of splits.entries()) {
    if (cursor.text === undefined) continue;
    const split = parseSplit(cursor.text);
    if (split.ok) out.set(name, split.value);
    else reader.report({ code: 'split-invalid', severity: 'error', message: split.error, span: cursor.span });
  }
  return out;
}

const columnTypes: readonly ColumnType[] = ['string', 'int', 'float', 'bool', 'list', 'dict'];

function loadColumns(columns: Cursor): Map<string, ColumnType> {
  const out = new Map<string, ColumnType>();
  for (const [name, text] of textEntries(columns)) {
    const type = columnTypes.find((known) => known === text);
    if (type) out.set(name, type);
  }
  return out;
}

function loadFields(reader: TaskReader, data: Cursor | undefined): DataField[] {
  const derived = (data?.get('derive')?.entries() ?? []).map(([name, at]) => ({ key: 'derive', name, at }) as const);
  const condition = { key: 'keep_if', name: 'keep_if', at: data?.get('keep_if') } as const;
  return [...derived, condition].flatMap(({ key, name, at }) => {
    const asValue = key === 'derive' && at?.kind === 'map';
    const field = readField(reader, asValue ? at.get('value') : at);
    return field ? [{ key, name, field, ...(asValue ? { asValue } : {}) }] : [];
  });
}

/** A column that takes a value is rendered as JSON, so that it comes back as what it was. */
function loadDerivation(reader: TaskReader, { name, field, asValue = false }: DataField): Derivation {
  if (!asValue) return { name, template: field.template };
  const json = asJson(field.template);
  if (json) return { name, template: json, isJson: true };
  const message = l10n.t('A "value" must be one expression, as in "{0}".', '{{ options | length }}');
  reader.report({ code: 'value-not-an-expression', severity: 'error', message, span: field.span });
  return { name, template: field.template };
}

function loadCaps(caps: Cursor | undefined): Map<string, number> {
  const out = new Map<string, number>();
  for (const [split, cursor] of caps?.entries() ?? []) {
    if (cursor.number !== undefined) out.set(split, cursor.number);
  }
  return out;
}

function textEntries(map: Cursor | undefined): [string, string][] {
  return (map?.entries() ?? []).flatMap(([key, { text }]): [string, string][] =>
    text === undefined ? [] : [[key, text]],
  );
}
