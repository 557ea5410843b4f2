import * as l10n from '@vscode/l10n';
import { findingAt, matchesIn } from '../matches';
import type { Finding, Rule } from '../rule';
import { textsOfTemplate } from '../sides';

/**
 * Two spaces in the middle of a line (23). A hint: one in ten of PromptSource's templates has them, most often where a
 * line was folded in YAML, and no harm is known beyond a token. PromptSource: 75 templates in 59 files. Issue 4 counts
 * 223 in 108, with indentation and blanks at the ends of lines and around the separator.
 */
export const doubledSpace: Rule = {
  code: 'doubled-space',
  severity: 'hint',
  get title() {
    return l10n.t('Two spaces in a row');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      for (const text of textsOfTemplate(template)) {
        for (const { match, at, before, after } of matchesIn(text, / {2,}/g)) {
          if (!/\S$/.test(before) || !/^\S/.test(after)) continue;
          if (/-[%}]\}$/.test(before) || /^\{[{%]-/.test(after) || /\|{3}$/.test(before) || after.startsWith('|||'))
            continue;
          const message = l10n.t('{0} spaces in a row.', match[0].length);
          const cure = { title: l10n.t('Leave one'), newText: ' ' };
          yield findingAt(text, { start: at, end: at + match[0].length }, message, cure);
        }
      }
    }
  },
};
