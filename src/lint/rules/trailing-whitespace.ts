import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/**
 * White space that ends a prompt is dropped, so what the author meant to stand before the target does not; the
 * recipe's `format.separator` decides. The line end that closes a block scalar is no such thing.
 */
export const trailingWhitespace: Rule = {
  code: 'trailing-whitespace-before-target',
  severity: 'warning',
  get title() {
    return l10n.t('White space at the end of a prompt');
  },
  *check(task): Iterable<Finding> {
    for (const { body, keepTrailingNewline } of task.templates) {
      // White space around the separator of a joined body is only how it is written.
      if (body.kind === 'joined') continue;
      const { input } = body;
      const { text, map, span: whole } = input;
      const last = input.template.body.at(-1);
      if (!map.exact || last?.type !== 'Text' || text.trim() === '') continue;
      const isBlock = map.toFile(0) > whole.start + 1;
      const end = isBlock || keepTrailingNewline ? text.replace(/[\r\n]+$/, '').length : text.length;
      const start = text.slice(0, end).trimEnd().length;
      if (start === end) continue;
      const span = map.spanToFile({ start, end });
      const fix = { title: l10n.t('Remove the white space'), edits: [{ span, newText: '' }] };
      yield {
        message: l10n.t(
          'White space at the end of a prompt is dropped; "format.separator" of the recipe stands before the target.',
        ),
        span,
        fix,
      };
    }
  },
};
