import * as l10n from '@vscode/l10n';
import { openDocument, SchemaValidator, type Cursor } from '../document';
import type { ScalarMap } from '../text';
import { mapScalar, type Problem } from '../text';
import { snapshotSchema } from './schema';
import { rowKey } from './row-key';
import type { LoadedSnapshot, PlacedRender, PlacedTemplate, Snapshot, SnapshotFileCode } from './snapshot';

const validator = new SchemaValidator(snapshotSchema);

/**
 * Reads a snapshot file. Every fault is a problem at its place; the snapshot holds the renders that could be read whole.
 *
 * @param path absolute; it tells which task is meant (`taskPath`)
 */
export function loadSnapshot(text: string, path: string): LoadedSnapshot {
  const opened = openDocument(text);
  const { root, document } = opened;
  const problems: Problem<SnapshotFileCode>[] = [...opened.problems, ...validator.check(opened)];
  const snapshot = root && readSnapshot(text, root);
  if (snapshot) problems.push(...duplicates(snapshot));
  problems.sort((a, b) => a.span.start - b.span.start);
  return { path, text, document, ...(snapshot ? { snapshot } : {}), problems };
}

function readSnapshot(text: string, root: Cursor): Snapshot {
  const task = root.get('task');
  return {
    task: task?.text ?? '',
    taskSpan: task?.span ?? root.entries()[0]?.[1].keySpan ?? root.span,
    templates:
      root
        .get('templates')
        ?.items()
        .flatMap((item) => readTemplate(text, item)) ?? [],
  };
}

function readTemplate(text: string, item: Cursor): PlacedTemplate[] {
  const name = item.get('name');
  if (name?.text === undefined) return [];
  const renders =
    item
      .get('renders')
      ?.items()
      .flatMap((render) => readRender(text, render)) ?? [];
  return [{ name: name.text, nameSpan: name.span, renders }];
}

function readRender(text: string, item: Cursor): PlacedRender[] {
  const row = item.get('row');
  const split = row?.get('split')?.text;
  const index = row?.get('index')?.number;
  const hash = row?.get('hash')?.text;
  const input = readText(text, item.get('input'));
  const target = readText(text, item.get('target'));
  if (!row || split === undefined || index === undefined || hash === undefined || !input || !target) return [];
  const maps = { input, target };
  return [{ row: { split, index, hash }, rowSpan: row.span, input: input.text, target: target.text, maps }];
}

/** A text that is typed as something else counts as none, which the schema has said. */
function readText(text: string, cursor: Cursor | undefined): ScalarMap | undefined {
  return typeof cursor?.scalar?.value === 'string' ? mapScalar(text, cursor.scalar) : undefined;
}

/** What is there twice would be compared, and updated, in part only. */
function* duplicates({ templates }: Snapshot): Iterable<Problem<SnapshotFileCode>> {
  const names = new Set<string>();
  for (const { name, nameSpan, renders } of templates) {
    if (names.has(name)) {
      const message = l10n.t('The template "{0}" is already pinned above. Remove one of the two.', name);
      yield { code: 'duplicate-template', severity: 'error', message, span: nameSpan };
    }
    names.add(name);
    const rows = new Set<string>();
    for (const { row, rowSpan } of renders) {
      if (rows.has(rowKey(row))) {
        const message = l10n.t('This row is already pinned above. Remove one of the two.');
        yield { code: 'duplicate-row', severity: 'error', message, span: rowSpan };
      }
      rows.add(rowKey(row));
    }
  }
}
