import * as l10n from '@vscode/l10n';
import { type GeneratorOptions, type Sampling, createGenerator } from '../engine';
import type { WritingQuestion, WrittenAnswer } from '../evaluation';
import type { Model } from '../model';
import { evaluationSeed } from '../mixture';
import type { Recipe } from '../recipe';
import { type Result, err, ok } from '../text';
import { cutExample } from './cut-example';
import type { RunFailure } from './events';

/** What is put where the answer will stand, so that the prompt is cut as in training; it is no part of what is read. */
const ANSWER = 'a';

/** Has the model write its answers. @param tell called after each with how many there are. */
export async function write(
  model: Model,
  questions: readonly WritingQuestion[],
  recipe: Recipe,
  tell: (done: number) => Promise<void>,
  options: GeneratorOptions = {},
): Promise<Result<readonly WrittenAnswer[], RunFailure>> {
  if (questions.length === 0) return ok([]);
  const created = await createGenerator(model, options);
  if (!created.ok) return err({ code: 'engine-failed', message: created.error.message });
  const generator = created.value;
  try {
    const prompts = questions.map(({ prompt }) => {
      const cut = cutExample(model, { input: prompt, target: ANSWER }, recipe, 'answer');
      if (cut === undefined) throw new Error(l10n.t('The chat template of the model refuses a prompt: {0}', prompt));
      return cut.prompt;
    });
    const { maxTokens, stop } = recipe.eval.generation;
    const sampling = samplingOf(recipe);
    const texts = await generator.generate(prompts, {
      ...{ maxTokens, stop, onProgress: tell },
      ...(sampling === undefined ? {} : { sampling }),
    });
    return ok(questions.map((question, i) => ({ question, text: texts[i]!.text.trim() })));
  } finally {
    await generator.dispose();
  }
}

function samplingOf(recipe: Recipe): Sampling | undefined {
  const { temperature, topK, topP } = recipe.eval.generation;
  if (temperature === 0) return undefined;
  return {
    ...{ temperature, seed: `${evaluationSeed(recipe)}/generation` },
    ...(topK === undefined ? {} : { topK }),
    ...(topP === undefined ? {} : { topP }),
  };
}
