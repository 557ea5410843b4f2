import * as l10n from '@vscode/l10n';
import { groupItems } from './group-items';
import type { ConvertedItem, ImportReport, ReportItem } from './report';

export interface ReportStyle {
  /** A file's path as the reader knows it. */
  readonly path: (file: string) => string;
  /** A task file's path as the reader knows it, by its path in the output folder; that itself by default. */
  readonly task?: (to: string) => string;
  /** The most places that are listed of one kind; the others are counted. */
  readonly most: number;
  /** What is most pressing stands last by default, where a terminal shows it. */
  readonly pressingFirst?: boolean;
}

interface Section {
  readonly title: string;
  readonly items: readonly ReportItem[];
}

function sectionsOf(report: ImportReport): readonly Section[] {
  return [
    { title: l10n.t('Converted'), items: report.converted },
    { title: l10n.t('Kept aside'), items: report.aside },
    { title: l10n.t('Needs a person'), items: report.person },
    { title: l10n.t('Failed'), items: report.failed },
  ].filter(({ items }) => items.length > 0);
}

/** The report as text: what is said, what to do about it, then each place as `file:line:column what`. */
export function printReport(
  report: ImportReport,
  { path, task = (to) => to, most, pressingFirst = false }: ReportStyle,
): string {
  const sections = sectionsOf(report);
  return (pressingFirst ? sections.toReversed() : sections)
    .map(({ title, items }) => {
      const groups = groupItems(items).map((group) => {
        const { why, remedy, items: places } = group;
        const shown = places.slice(0, most).map((item) => `    ${placeOf(item, path)} ${aboutOf(item, task)}\n`);
        const rest = places.length - shown.length;
        const more = rest > 0 ? `    ${l10n.t('… and {0} more', rest)}\n` : '';
        const cure = remedy === '' ? '' : `  ${l10n.t('To do: {0}', remedy)}\n`;
        return `  ${why}\n${cure}${shown.join('')}${more}`;
      });
      return `${title} (${items.length})\n${groups.join('')}`;
    })
    .join('\n');
}

function placeOf({ file, line, column }: ReportItem, path: (file: string) => string): string {
  return `${path(file)}:${line}:${column}`;
}

function aboutOf(item: ReportItem | ConvertedItem, task: (to: string) => string): string {
  return 'to' in item ? `${item.what} \u2192 ${task(item.to)}` : item.what;
}
