import * as l10n from '@vscode/l10n';
import type { Span } from '../../text';
import { fieldsOf } from '../fields';
import type { Finding, Rule } from '../rule';
import { textsOf } from '../tree';

/**
 * `{premise}` where `{{ premise }}` is meant: every row then gets the same prompt, and no error says so (it went
 * unseen in 35 tasks of lm-evaluation-harness, issue 3930). Only names of columns count: `{x}` may be LaTeX.
 */
export const singleBraceField: Rule = {
  code: 'single-brace-field',
  severity: 'warning',
  get title() {
    return l10n.t('A column in single braces');
  },
  *check(task, { columns }): Iterable<Finding> {
    if (!columns) return;
    for (const { field } of fieldsOf(task)) {
      const places = textsOf(field.template).flatMap((span) => singleBraces(field.text, span));
      for (const { place, name } of places) {
        if (!columns.has(name)) continue;
        const span = field.map.spanToFile(place);
        const message = l10n.t('"{0}" is printed as it is. Write {1} for the column.', `{${name}}`, `{{ ${name} }}`);
        const newText = `{{ ${name} }}`;
        yield {
          message,
          span,
          ...(field.map.exact ? { fix: { title: l10n.t('Change to {0}', newText), edits: [{ span, newText }] } } : {}),
        };
      }
    }
  },
};

function singleBraces(text: string, { start, end }: Span): { place: Span; name: string }[] {
  return [...text.slice(start, end).matchAll(/(?<!\{)\{\s*([A-Za-z_]\w*)\s*\}(?!\})/g)].map((match) => ({
    place: { start: start + match.index, end: start + match.index + match[0].length },
    name: match[1]!,
  }));
}
