import type { ExportExample } from '../rows/example';
import type { ExportRecord, RecordColumn, RowFormat } from '../row-format';

/** A row format whose records get their provenance behind their own columns. */
export function defineFormat(format: RowFormat): RowFormat {
  return {
    ...format,
    columns: [...format.columns, ...provenanceColumns],
    toRecord: (example, settings) => Object.assign({}, format.toRecord(example, settings), provenanceOf(example)),
  };
}

/**
 * Flat and prefixed: trainers ignore columns that they do not ask for, and readers can filter by them without knowing
 * a structure. No value is ever null and choices are JSON text, since readers that infer types from the first rows
 * (`datasets`, pandas) would else disagree with later ones.
 */
const provenanceColumns: readonly RecordColumn[] = [
  { name: 'flan_task', type: { kind: 'string' } },
  { name: 'flan_cluster', type: { kind: 'string' } },
  { name: 'flan_template', type: { kind: 'string' } },
  { name: 'flan_template_hash', type: { kind: 'string' } },
  { name: 'flan_kind', type: { kind: 'string' } },
  { name: 'flan_style', type: { kind: 'string' } },
  { name: 'flan_split', type: { kind: 'string' } },
  { name: 'flan_row', type: { kind: 'int' } },
  { name: 'flan_seed', type: { kind: 'string' } },
  { name: 'flan_choices', type: { kind: 'string' } },
  { name: 'flan_gold', type: { kind: 'int' } },
];

function provenanceOf({ provenance, choices, gold }: ExportExample): ExportRecord {
  return {
    flan_task: provenance.task,
    flan_cluster: provenance.cluster,
    flan_template: provenance.template,
    flan_template_hash: provenance.templateHash,
    flan_kind: provenance.kind,
    flan_style: provenance.style,
    flan_split: provenance.split,
    flan_row: provenance.row,
    flan_seed: provenance.seed,
    flan_choices: choices === undefined ? '' : JSON.stringify(choices),
    flan_gold: gold ?? -1,
  };
}
