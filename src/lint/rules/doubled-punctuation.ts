import * as l10n from '@vscode/l10n';
import { contextOf } from '../../data';
import { renderTemplate, type Template } from '../../jinja';
import { findingAt, matchesIn } from '../matches';
import type { Finding, Rule, RuleContext } from '../rule';
import { outputsOf, sidesOf, textsOfTemplate, type Side } from '../sides';
import type { Expression } from '../tree';

/**
 * Two marks where one is meant (23): `??` in the text, or a mark behind a field whose rows end in it already, as in five
 * of FLAN's ten templates for Natural Questions. A warning where it is written or happens on most sample rows;
 * information where some rows have it.
 */
export const doubledPunctuation: Rule = {
  code: 'doubled-punctuation',
  severity: 'warning',
  get title() {
    return l10n.t('Two punctuation marks in a row');
  },
  *check(task, context): Iterable<Finding> {
    for (const template of task.templates) {
      for (const text of textsOfTemplate(template)) {
        for (const { match, at } of matchesIn(text, /(?<=\p{L})(?:\?\?|,,|;;|\.\.)(?![?.,;])/gu)) {
          const mark = match[0].slice(0, 1);
          const cure = { title: l10n.t('Leave one'), newText: mark };
          yield findingAt(text, { start: at, end: at + 2 }, l10n.t('"{0}" stands twice.', mark), cure);
        }
      }
      const { prompt, target, isDivided } = sidesOf(template);
      for (const side of isDivided ? [prompt, target] : [prompt]) yield* behindFields(side, context);
    }
  },
};

/** A mark right behind a field whose values end in the same kind of mark. */
function* behindFields({ part }: Side, { rows }: RuleContext): Iterable<Finding> {
  const { field } = part;
  for (const expression of rows.length > 0 ? outputsOf(part) : []) {
    const match = /^\s*\}\}([.?!])/.exec(field.text.slice(expression.span.end));
    if (!match) continue;
    const values = valuesOf(field.template, expression, rows);
    const ending = values.filter((value) => /[.?!]\s*$/.test(value));
    if (ending.length === 0) continue;
    const at = expression.span.end + match[0].length - 1;
    const message = l10n.t(
      'The field ends in a mark already on {0} of {1} sample rows, as in "{2}".',
      ending.length,
      values.length,
      `…${ending[0]!.trimEnd().slice(-20)}${match[1]!}`,
    );
    const severity = ending.length * 2 > values.length ? 'warning' : 'info';
    yield { message, span: field.map.spanToFile({ start: at, end: at + 1 }), severity };
  }
}

/** What an expression prints, for the rows alone; nothing where it needs more than a row. */
function valuesOf(template: Template, expression: Expression, rows: RuleContext['rows']): readonly string[] {
  const alone: Template = { ...template, body: [{ type: 'Output', expression, span: expression.span }] };
  return rows.flatMap((row) => {
    const rendered = renderTemplate(alone, contextOf(row), { undefined: 'strict' });
    return rendered.ok ? [rendered.value] : [];
  });
}
