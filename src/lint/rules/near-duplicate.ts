import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { Twins } from '../twins';

/** By file. */
const known = new WeakMap<object, Twins>();

/**
 * Two templates that share nine tenths of their text (17). Variety is what templates are for, but a word's difference
 * may be the point (one in five of PromptSource's templates has such a twin): a hint. Templates with other choices are
 * other templates; equal ones are `duplicate-template-text`. PromptSource: 221 templates in 89 files. Issue 4 counts
 * 397 in 94, both of each pair and pairs with other choices.
 */
export const nearDuplicate: Rule = {
  code: 'near-duplicate',
  severity: 'hint',
  get title() {
    return l10n.t('Two templates of nearly one text');
  },
  *check({ templates }, { file }): Iterable<Finding> {
    let twins = known.get(file);
    if (!twins) known.set(file, (twins = new Twins()));
    for (const [i, twin] of twins.of(templates).entries()) {
      if (!twin) continue;
      const { body } = templates[i]!;
      const message = l10n.t('This template says nearly the same as "{0}". Ask in another way.', twin.name);
      yield { message, span: body.kind === 'pair' ? body.input.span : body.jinja.span };
    }
  },
};
