import { renderExample, type RenderFailure, type Task, type TaskTemplate } from '../task';
import type { Span } from '../text';
import { findRow, type SampleRows } from './find-row';
import { firstDifference, type LineDifference } from './first-difference';
import { seedOfRow } from './seed-of-row';
import type { PinnedRow, PlacedRender, PlacedTemplate, RenderPart, Snapshot } from './snapshot';

/** What no longer is as it was pinned. Spans are places in the snapshot file. */
export type SnapshotFinding =
  /** The template renders the row to another text. */
  | {
      readonly kind: 'changed';
      readonly template: TaskTemplate;
      readonly row: PinnedRow;
      readonly part: RenderPart;
      readonly expected: string;
      readonly actual: string;
      readonly difference: LineDifference;
      /** The first line that differs. */
      readonly span: Span;
      /** Whether the data is not what it was: then the template may well be. */
      readonly isRowChanged: boolean;
    }
  /** The template renders the row no more. */
  | {
      readonly kind: 'failed';
      readonly template: TaskTemplate;
      readonly row: PinnedRow;
      readonly failure: RenderFailure;
      readonly span: Span;
    }
  /** The row is not among those of the sample, so nothing can be said of its render. */
  | { readonly kind: 'stale-row'; readonly template: TaskTemplate; readonly row: PinnedRow; readonly span: Span }
  /** The task has no such template. */
  | { readonly kind: 'stale-template'; readonly name: string; readonly span: Span };

export interface SnapshotComparison {
  /** Renders that are as they were pinned. */
  readonly same: number;
  /** Stale templates last, the others in the order of the task's templates. */
  readonly findings: readonly SnapshotFinding[];
  /** Templates that the snapshot does not hold, which is no fault: an author pins what is worth it. */
  readonly missing: readonly TaskTemplate[];
}

/**
 * Renders the pinned rows anew and compares both texts to the byte.
 *
 * @param sample the rows among which pinned ones are looked for
 * @param only the templates to compare, all of the task's by default; those asked for count as the whole snapshot
 */
export function compareSnapshot(
  task: Task,
  snapshot: Snapshot,
  sample: SampleRows,
  only?: readonly TaskTemplate[],
): SnapshotComparison {
  const findings: SnapshotFinding[] = [];
  const missing: TaskTemplate[] = [];
  let same = 0;
  for (const template of only ?? task.templates) {
    const pinned = pinnedOf(task, snapshot, template);
    if (!pinned) missing.push(template);
    for (const render of pinned?.renders ?? []) {
      const found = compareRender(task, template, render, sample);
      if (found.length === 0) same++;
      findings.push(...found);
    }
  }
  if (!only) findings.push(...staleTemplates(task, snapshot));
  return { same, findings, missing };
}

/** Of templates that share a name, which is an error, the first is the one that is pinned. */
function pinnedOf(task: Task, snapshot: Snapshot, template: TaskTemplate): PlacedTemplate | undefined {
  const isFirst = task.templates.find(({ name }) => name === template.name)?.index === template.index;
  return isFirst ? snapshot.templates.find(({ name }) => name === template.name) : undefined;
}

function staleTemplates({ templates }: Task, snapshot: Snapshot): readonly SnapshotFinding[] {
  const names = new Set(templates.map(({ name }) => name));
  return snapshot.templates.flatMap(({ name, nameSpan }): SnapshotFinding[] =>
    names.has(name) ? [] : [{ kind: 'stale-template', name, span: nameSpan }],
  );
}

function compareRender(
  task: Task,
  template: TaskTemplate,
  pinned: PlacedRender,
  sample: SampleRows,
): readonly SnapshotFinding[] {
  const { row, rowSpan: span } = pinned;
  const found = findRow(sample, row);
  if (!found) return [{ kind: 'stale-row', template, row, span }];
  const rendered = renderExample(task, template, found.row, seedOfRow(row));
  if (!rendered.ok) return [{ kind: 'failed', template, row, failure: rendered.error, span }];
  return (['input', 'target'] as const).flatMap((part): SnapshotFinding[] => {
    const [expected, actual] = [pinned[part], rendered.value[part]];
    const difference = firstDifference(expected, actual);
    if (!difference) return [];
    const place = pinned.maps[part].spanToFile(difference.span);
    const isRowChanged = found.isChanged;
    return [{ kind: 'changed', template, row, part, expected, actual, difference, span: place, isRowChanged }];
  });
}
