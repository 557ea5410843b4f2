import { bodiesOf, type Statement } from '../jinja';
import { separator } from '../task';
import { spanOf, type Span } from '../text';

/** Where separators stand in the text that a joined template prints, at any depth; offsets in its source. */
export function separatorsOf(source: string, body: readonly Statement[]): readonly Span[] {
  return body.flatMap((statement): readonly Span[] => {
    if (statement.type !== 'Text') return bodiesOf(statement).flatMap((inner) => separatorsOf(source, inner));
    const { start, end } = statement.span;
    const found: Span[] = [];
    for (
      let at = source.indexOf(separator, start);
      at >= 0 && at < end;
      at = source.indexOf(separator, at + separator.length)
    ) {
      found.push(spanOf(at, at + separator.length));
    }
    return found;
  });
}

/** Whether the scalar at a key path is one that separators divide. */
export function isJoined(keys: readonly (string | number)[]): boolean {
  return keys.length === 3 && keys[0] === 'templates' && keys[2] === 'jinja';
}
