import * as l10n from '@vscode/l10n';
import type { Span } from '../../text';
import type { Finding, Rule } from '../rule';
import { sidesOf } from '../sides';

/**
 * Prompt and target that draw at random, each for itself (28): what the prompt drew, the target does not know. A
 * warning where both draw from the same; a hint where they do not, as one may vary the words and the other the answer.
 * Draws as such are no mistake here: every render is seeded, and what the prompt sets, the target sees. PromptSource:
 * 11 templates in 5 files of issue 4's 13 in 6; where control flow spans the separator, nothing tells the two sides
 * apart.
 */
export const randomOnBothSides: Rule = {
  code: 'random-on-both-sides',
  severity: 'warning',
  get title() {
    return l10n.t('Prompt and target that draw apart');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      const { prompt, target, isDivided } = sidesOf(template);
      if (!isDivided || prompt.randomPlaces.length === 0) continue;
      const { text } = target.part.field;
      const drawn = new Set(prompt.randomPlaces.map(({ span }) => sourceOf(prompt.part.field.text, span)));
      const again = target.randomPlaces.find(({ span }) => drawn.has(sourceOf(text, span)));
      const place = again ?? target.randomPlaces[0];
      if (!place) continue;
      const message = l10n.t(
        'The target draws anew and does not get what the prompt drew. Draw once in the prompt: {0}.',
        `{% set drawn = … | ${place.name} %}`,
      );
      yield { message, span: target.part.field.map.spanToFile(place.span), severity: again ? 'warning' : 'hint' };
    }
  },
};

function sourceOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, '');
}
