import * as l10n from '@vscode/l10n';
import { groupItems } from './group-items';
import type { ConvertedItem, ImportReport, ReportItem } from './report';

export interface ReportStyle {
  /** A file's path as the reader knows it. */
  readonly path: (file: string) => string;
  /** The most places that are listed of one kind; the others are counted. */
  readonly most: number;
}

/** The parts of a report with their headings, those that need a person last, where they are seen. */
export function sectionsOf(
  report: ImportReport,
): readonly { readonly title: string; readonly items: readonly ReportItem[] }[] {
  return [
    { title: l10n.t('Converted'), items: report.converted },
    { title: l10n.t('Kept aside'), items: report.aside },
    { title: l10n.t('Needs a person'), items: report.person },
    { title: l10n.t('Failed'), items: report.failed },
  ].filter(({ items }) => items.length > 0);
}

/** The report for a terminal: what was said, then each place as `file:line:column what`. */
export function printReport(report: ImportReport, { path, most }: ReportStyle): string {
  return sectionsOf(report)
    .map(({ title, items }) => {
      const groups = groupItems(items).map((group) => {
        const { why, remedy, items: places } = group;
        const shown = places.slice(0, most).map((item) => `    ${placeOf(item, path)} ${aboutOf(item)}\n`);
        const rest = places.length - shown.length;
        const more = rest > 0 ? `    ${l10n.t('… and {0} more', rest)}\n` : '';
        const cure = remedy === '' ? '' : `    ${l10n.t('To do: {0}', remedy)}\n`;
        return `  ${why}\n${shown.join('')}${more}${cure}`;
      });
      return `${title} (${items.length})\n${groups.join('')}`;
    })
    .join('\n');
}

function placeOf({ file, line, column }: ReportItem, path: (file: string) => string): string {
  return `${path(file)}:${line}:${column}`;
}

function aboutOf(item: ReportItem | ConvertedItem): string {
  return 'to' in item ? `${item.what} \u2192 ${item.to}` : item.what;
}

/** The report as Markdown, every place a link; `link` gives the address of a place. */
export function reportMarkdown(
  report: ImportReport,
  { path, most, link }: ReportStyle & { readonly link: (item: ReportItem) => string },
): string {
  const sections = sectionsOf(report).map(({ title, items }) => {
    const groups = groupItems(items).map(({ why, remedy, items: places }) => {
      const shown = places
        .slice(0, most)
        .map((item) => `- [${escaped(placeOf(item, path))}](${link(item)}) ${escaped(aboutOf(item))}\n`);
      const rest = places.length - shown.length;
      const more = rest > 0 ? `- ${l10n.t('… and {0} more', rest)}\n` : '';
      const cure = remedy === '' ? '' : `\n*${escaped(l10n.t('To do: {0}', remedy))}*\n`;
      return `### ${escaped(why)}\n${cure}\n${shown.join('')}${more}`;
    });
    return `## ${title} (${items.length})\n\n${groups.join('\n')}`;
  });
  return `# ${l10n.t('Import report')}\n\n${sections.join('\n')}`;
}

/** Text of files as text in Markdown, whatever is in it. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
