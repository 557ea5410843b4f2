import * as l10n from '@vscode/l10n';
import { analyse } from '../../jinja';
import { bodyFields } from '../../task';
import type { Finding, Rule } from '../rule';

/**
 * A condition without which nothing is printed (14, 41), so that rows are skipped. Off: it is how a template says that
 * it does not apply to a row. With sample rows `empty-render` gives the share. PromptSource: 344 templates in 71
 * files, as issue 4 counts for the whole (192) and the target alone (153).
 */
export const mayPrintNothing: Rule = {
  code: 'may-print-nothing',
  severity: 'info',
  isOff: true,
  get title() {
    return l10n.t('A template that may print nothing');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      for (const { field } of bodyFields(template)) {
        const [first] = analyse(field.template).silent;
        if (!first) continue;
        const message = l10n.t('Rows for which this prints nothing are skipped, in training and in evaluation.');
        yield { message, span: field.map.spanToFile(first) };
      }
    }
  },
};
