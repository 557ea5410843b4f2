import * as l10n from '@vscode/l10n';
import type { Span } from '../../text';
import { fieldsOf } from '../fields';
import type { Finding, Rule } from '../rule';
import { walkTree } from '../tree';

/**
 * What Jinja itself lets pass as text: a closing delimiter that closes nothing, as in `{ premise }}`. What Jinja
 * rejects is among the problems of the loaded task.
 */
export const jinjaSyntax: Rule = {
  code: 'jinja-syntax',
  severity: 'warning',
  title: l10n.t('A Jinja delimiter that closes nothing'),
  *check(task): Iterable<Finding> {
    for (const { field } of fieldsOf(task)) {
      const places: Span[] = [];
      walkTree(field.template, (node) => {
        if (node.type === 'Text') places.push(...strayClosers(field.text, node.span));
      });
      for (const place of places) {
        const closer = field.text.slice(place.start, place.end);
        const opener = closer === '}}' ? '{{' : '{%';
        const message = l10n.t('"{0}" closes nothing and is printed as it is. Is "{1}" missing?', closer, opener);
        yield { message, span: field.map.spanToFile(place) };
      }
    }
  },
};

/** Braces that are balanced are text of their own: JSON, LaTeX. */
function strayClosers(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let open = 0;
  for (let at = start; at < end; at++) {
    const pair = text.slice(at, Math.min(at + 2, end));
    if (pair === '%}' || (pair === '}}' && open < 2)) {
      found.push({ start: at, end: at + 2 });
      open = 0;
      at++;
    } else if (text[at] === '{') open++;
    else if (text[at] === '}') open = Math.max(0, open - 1);
  }
  return found;
}
