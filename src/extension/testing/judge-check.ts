import * as l10n from '@vscode/l10n';
import type { Location, TaskChecked, TemplateCheck } from '../../language';

/** Why a template fails its test. */
export interface CheckFailure {
  readonly message: string;
  /** In the task file. */
  readonly location: Location;
  /** Of a pinned render that has changed: both texts, to show as a diff. */
  readonly texts?: { readonly expected: string; readonly actual: string };
  /** Whether pinning anew would cure it. */
  readonly isSnapshot: boolean;
}

/** What the test of a template comes to. */
export interface Verdict {
  /** None: it passed. */
  readonly failures: readonly CheckFailure[];
  /** What is worth reading although it fails nothing: warnings, rows left out, renders that could not be compared. */
  readonly notes: readonly { readonly message: string; readonly location: Location }[];
  /** One line: how many rows and pinned renders there were. */
  readonly summary: string;
}

/**
 * A template fails where a row does not render, where no row renders to anything, where the checks find an error, and
 * where a render is not as pinned. Warnings are told, as `flan-workbench check` does, and fail nothing.
 */
export function judge(check: TemplateCheck, { rows }: Pick<TaskChecked, 'rows'>): Verdict {
  const { places, rendered, blank, failures: rowFailures, problems, snapshot } = check;
  const failures: CheckFailure[] = rowFailures.map(({ message, location: place, first, count }) => ({
    message: l10n.t('Fails on {0} of {1} rows, first on {2}: {3}', count, rows, first, message),
    location: place,
    isSnapshot: false,
  }));
  if (blank === rows) {
    const message = l10n.t('Renders nothing: prompt or target is empty on each of the {0} rows.', rows);
    failures.push({ message, location: places.input, isSnapshot: false });
  }
  const told = new Set(rowFailures.map(({ message }) => message));
  for (const { severity, message, location: place } of problems) {
    if (severity === 'error' && !told.has(message)) failures.push({ message, location: place, isSnapshot: false });
  }
  // That a pinned row fails is said above, with all other rows that do.
  const differences = (snapshot?.differences ?? []).filter(
    ({ texts, isStale }) => texts ?? (isStale || told.size === 0),
  );
  for (const { message, isStale, part, texts } of differences) {
    if (!isStale) failures.push({ message, location: places[part], ...(texts ? { texts } : {}), isSnapshot: true });
  }
  const notes = [
    ...problems.filter(({ severity }) => severity === 'warning'),
    ...differences.filter(({ isStale }) => isStale),
  ].map(({ message, location: place }) => ({ message, location: place }));
  return { failures, notes, summary: summarise(rendered, blank, rows, snapshot?.same) };
}

function summarise(rendered: number, blank: number, rows: number, same: number | undefined): string {
  const counted =
    blank === 0
      ? l10n.t('{0} of {1} rows render', rendered, rows)
      : l10n.t('{0} of {1} rows render, {2} are left blank', rendered, rows, blank);
  return same === undefined ? counted : l10n.t('{0}; {1} renders as pinned', counted, same);
}
