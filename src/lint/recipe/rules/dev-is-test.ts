import * as l10n from '@vscode/l10n';
import { splitsOverlap } from '../../splits-overlap';
import type { Finding } from '../../rule';
import type { RecipeRule } from '../recipe-rule';

/**
 * Rows that choose the best template and then judge it (39): FLAN chooses on 200 rows that it keeps apart from
 * training and test. Told where `eval.dev` asks for that figure and `eval.split` is the dev split itself, or where the
 * two share stored rows in a held-out task. An error, as issue 4 advises. PromptSource has no evaluations.
 */
export const devIsTest: RecipeRule = {
  code: 'dev-is-test',
  severity: 'error',
  get title() {
    return l10n.t('The best template is chosen on the rows that judge it');
  },
  *check({ recipe: { eval: wanted }, plan, spanOf }): Iterable<Finding> {
    if (wanted.dev === 0) return;
    if (wanted.split === 'dev') {
      const message = l10n.t(
        '"dev: {0}" chooses the best template on the split that judges it. Evaluate on "test", or write "dev: 0".',
        wanted.dev,
      );
      yield { message, span: spanOf(['eval', 'split']) };
      return;
    }
    const overlapping = plan.heldOut.filter(({ data: { splits } }) => {
      const [dev, test] = [splits.get('dev'), splits.get(wanted.split)];
      return dev && test && splitsOverlap(dev, test);
    });
    if (overlapping.length === 0) return;
    const message = l10n.t(
      '"dev: {0}" chooses the best template on rows that judge it, as "dev" and "{1}" share rows in {2}. Take slices apart, or write "dev: 0".',
      wanted.dev,
      wanted.split,
      overlapping.map(({ name }) => name).join(', '),
    );
    yield { message, span: spanOf(['eval', 'dev']) };
  },
};
