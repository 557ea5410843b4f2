import { renderExample, type RenderFailure, type Task, type TaskTemplate } from '../task';
import { findRow, identify, type SampleRows } from './find-row';
import { rowKey } from './row-key';
import { seedOfRow } from './seed-of-row';
import type { PinnedRender, PinnedRow, PinnedTemplate, SnapshotContent } from './snapshot';

/** How many rows are pinned where nobody says otherwise: enough to see a template, few enough to read a change. */
export const defaultRows = 3;

export interface PinOptions {
  /** How many rows from the beginning of the sample; by default those that are pinned already, else `defaultRows`. */
  readonly rows?: number;
  /** Which templates to pin; the others stay as they are pinned, if they are. By default all. */
  readonly isWanted?: (template: string) => boolean;
}

/** A row that a template does not render, so that there is nothing to pin. */
export interface PinFailure {
  readonly template: TaskTemplate;
  readonly row: PinnedRow;
  readonly failure: RenderFailure;
}

/** What a snapshot should say now. */
export interface PinnedRenders {
  readonly content: SnapshotContent;
  /** Renders that are new, of another text or row than before, gone, and as they were. */
  readonly counts: Readonly<Record<'added' | 'changed' | 'removed' | 'same', number>>;
  readonly failures: readonly PinFailure[];
}

/**
 * Renders a task's templates for the rows that are, or are to be, pinned. A render that fails keeps what was pinned
 * for it: a mistake must not erase what it is measured against.
 *
 * @param before what is pinned so far
 */
export function pinRenders(
  task: Task,
  sample: SampleRows,
  before: SnapshotContent | undefined,
  { rows, isWanted = () => true }: PinOptions = {},
): PinnedRenders {
  const places = rowsToPin(sample, before, rows);
  const failures: PinFailure[] = [];
  const named = new Map(before?.templates.map((template) => [template.name, template]));
  const templates: PinnedTemplate[] = [];
  for (const template of firstOfEachName(task)) {
    const known = named.get(template.name);
    if (!isWanted(template.name)) {
      if (known) templates.push(known);
      continue;
    }
    const renders = places.flatMap((place): PinnedRender[] => {
      const row = identify(sample, place);
      const rendered = renderExample(task, template, sample.rows[place]!, seedOfRow(row));
      if (rendered.ok) return [{ row, input: rendered.value.input, target: rendered.value.target }];
      failures.push({ template, row, failure: rendered.error });
      return known?.renders.filter((render) => rowKey(render.row) === rowKey(row)) ?? [];
    });
    if (renders.length > 0) templates.push({ name: template.name, renders });
  }
  const names = new Set(task.templates.map(({ name }) => name));
  // A template that is gone is dropped only by who means all, or it by name.
  templates.push(...(before?.templates.filter(({ name }) => !names.has(name) && !isWanted(name)) ?? []));
  const content = { task: task.name, templates };
  return { content, counts: count(before, content), failures };
}

/** Places in the sample, in its order. */
function rowsToPin(sample: SampleRows, before: SnapshotContent | undefined, wanted?: number): readonly number[] {
  const first = [...sample.rows.keys()].slice(0, wanted ?? defaultRows);
  if (wanted !== undefined) return first;
  const now = new Set<string>();
  for (const { row } of before?.templates.flatMap(({ renders }) => renders) ?? []) {
    const found = findRow(sample, row);
    if (found) now.add(rowKey(found.now));
  }
  const kept = [...sample.rows.keys()].filter((place) => now.has(rowKey(identify(sample, place))));
  return kept.length > 0 ? kept : first;
}

function firstOfEachName({ templates }: Task): readonly TaskTemplate[] {
  const seen = new Set<string>();
  return templates.filter(({ name }) => name !== '' && !seen.has(name) && seen.add(name));
}

function count(before: SnapshotContent | undefined, now: SnapshotContent): PinnedRenders['counts'] {
  const olds = rendersByKey(before);
  const counts = { added: 0, changed: 0, removed: 0, same: 0 };
  for (const [key, { row, input, target }] of rendersByKey(now)) {
    const old = olds.get(key);
    olds.delete(key);
    if (!old) counts.added++;
    else if (old.input === input && old.target === target && old.row.hash === row.hash) counts.same++;
    else counts.changed++;
  }
  return { ...counts, removed: olds.size };
}

function rendersByKey(content: SnapshotContent | undefined): Map<string, PinnedRender> {
  return new Map(
    content?.templates.flatMap(({ name, renders }) =>
      renders.map((render) => [JSON.stringify([name, rowKey(render.row)]), render] as const),
    ),
  );
}
