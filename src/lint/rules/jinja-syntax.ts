import * as l10n from '@vscode/l10n';
import type { Span } from '../../text';
import { fieldsOf } from '../fields';
import type { Finding, Rule } from '../rule';
import { textsOf } from '../tree';

/**
 * What Jinja itself lets pass as text: a closing delimiter that closes nothing, as in `{ premise }}`. What Jinja
 * rejects is among the problems of the loaded task.
 */
export const jinjaSyntax: Rule = {
  code: 'jinja-syntax',
  severity: 'warning',
  get title() {
    return l10n.t('A Jinja delimiter that closes nothing');
  },
  *check(task): Iterable<Finding> {
    for (const { field } of fieldsOf(task)) {
      const places = strayClosers(field.text, textsOf(field.template));
      for (const place of places) {
        const closer = field.text.slice(place.start, place.end);
        const opener = closer === '}}' ? '{{' : '{%';
        const message = l10n.t('"{0}" closes nothing and is printed as it is. Is "{1}" missing?', closer, opener);
        yield { message, span: field.map.spanToFile(place) };
      }
    }
  },
};

/** Braces that are balanced are text of their own (JSON, LaTeX), also where an expression stands between them. */
function strayClosers(text: string, printed: readonly Span[]): Span[] {
  const found: Span[] = [];
  let open = 0;
  for (const { start, end } of printed) {
    for (let at = start; at < end; at++) {
      const pair = text.slice(at, Math.min(at + 2, end));
      if (pair === '%}' || (pair === '}}' && open < 2)) {
        found.push({ start: at, end: at + 2 });
        open = 0;
        at++;
      } else if (text[at] === '{') open++;
      else if (text[at] === '}') open = Math.max(0, open - 1);
    }
  }
  return found;
}
