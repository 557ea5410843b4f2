import { LineIndex, type Span } from '../text';
import type { ReportItem } from './report';

/** Makes report items of places in one file. */
export function placer(
  file: string,
  text: string,
): (span: Span, what: string, why: string, remedy?: string) => ReportItem {
  const lines = new LineIndex(text);
  return (span, what, why, remedy = '') => {
    const { line, character } = lines.positionAt(span.start);
    return { file, line: line + 1, column: character + 1, what, why, remedy };
  };
}
