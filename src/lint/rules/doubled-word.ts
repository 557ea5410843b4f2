import * as l10n from '@vscode/l10n';
import { findingAt, matchesIn } from '../matches';
import type { Finding, Rule } from '../rule';
import { textsOfTemplate } from '../sides';

/**
 * A word that stands twice (23): "the the". A warning, since it is a slip nearly always; words that English itself
 * doubles are left alone. PromptSource: 2, as issue 4 counts.
 */
export const doubledWord: Rule = {
  code: 'doubled-word',
  severity: 'warning',
  get title() {
    return l10n.t('A word that stands twice');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      for (const text of textsOfTemplate(template)) {
        for (const { match, at } of matchesIn(text, /(?<![\p{L}\p{N}'-])(\p{L}{2,})([ \t]+)\1(?![\p{L}\p{N}'-])/giu)) {
          const [whole, word = '', blanks = ''] = match;
          if (meant.has(word.toLowerCase())) continue;
          const start = at + word.length;
          const message = l10n.t('"{0}" stands twice.', word);
          const cure = { title: l10n.t('Leave one'), newText: '' };
          const finding = findingAt(text, { start, end: at + whole.length }, message, cure);
          yield {
            ...finding,
            span: text.field.map.spanToFile({ start: start + blanks.length, end: at + whole.length }),
          };
        }
      }
    }
  },
};

const meant: ReadonlySet<string> = new Set(['blah', 'bye', 'had', 'ha', 'many', 'no', 'so', 'that', 'very', 'who']);
