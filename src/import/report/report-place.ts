import * as l10n from '@vscode/l10n';
import { LineIndex, type Span } from '../../text';
import type { ReportItem } from './report';

/** Makes a report item of a place in one file. */
export type ItemAt = (span: Span, what: string, why: string, remedy?: string) => ReportItem;

/** Makes report items of places in a file. */
export function placer(file: string, text: string): ItemAt {
  const lines = new LineIndex(text);
  return (span, what, why, remedy = '') => {
    const { line, character } = lines.positionAt(span.start);
    return { file, line: line + 1, column: character + 1, what, why, remedy };
  };
}

/** `7 templates` in words. */
export function countTemplates(count: number): string {
  return count === 1 ? l10n.t('1 template') : l10n.t('{0} templates', count);
}
