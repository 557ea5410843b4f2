import * as l10n from '@vscode/l10n';
import type { Finding } from '../../rule';
import type { RecipeRule } from '../recipe-rule';

/**
 * Test rows of a held-out task whose text is in the training rows of another (35): thirteen words in a row, as GPT-3's
 * authors looked for it. What a model has seen it may recall, so the score says too much. Rows are a seeded sample of
 * both sides. An error, as issue 4 advises; a warning below one row in a hundred, which may be a phrase that both took
 * from somewhere. PromptSource has no rows.
 */
export const testInTraining: RecipeRule = {
  code: 'test-in-training',
  severity: 'error',
  get title() {
    return l10n.t('Text of the held-out test in the training data');
  },
  *check({ sharedTexts, heldOutAt }): Iterable<Finding> {
    for (const { heldOut, split, train, rows, testRows, trainRows, example } of sharedTexts) {
      const message = l10n.t(
        '{0} of {1} sample rows of {2} ("{3}") share 13 words in a row with {4} sample rows of {5}, which trains: "{6}".',
        rows,
        testRows,
        heldOut.name,
        split,
        trainRows,
        train.name,
        example,
      );
      yield { message, span: heldOutAt(heldOut), severity: rows * 100 < testRows ? 'warning' : 'error' };
    }
  },
};
