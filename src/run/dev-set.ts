import * as l10n from '@vscode/l10n';
import type { FileSystem } from '../data';
import { sampleRows } from '../evaluation';
import type { HubOptions } from '../hub';
import { evaluationSeed, lengthLimits, type MixturePlan, type PlannedTask, questionSeed, roomFor } from '../mixture';
import type { Model } from '../model';
import type { Recipe } from '../recipe';
import { isBlank, renderExample } from '../task';
import { type Result, err, ok } from '../text';
import type { TokenPair } from '../tokenizer';
import { cutExample } from './cut-example';
import type { RunFailure } from './events';
import { readTaskRows } from './read-rows';
import type { WorkerSession } from './session';

/** One dev row of a training task through one of its templates. */
export interface DevExample {
  /** Prompt and target with its end-of-text token: what training takes the loss on. */
  readonly gold: TokenPair;
  /** Where the template is scored by rank: every choice, and which is right. */
  readonly ranked?: { readonly choices: readonly TokenPair[]; readonly gold: number };
}

/**
 * Dev rows of the tasks that train, to look at while they do: each row through one template, in turn, so that a look
 * is cheap. Held-out tasks are not among them: nothing of the run is chosen by what it is judged on.
 */
export async function readDevSet(
  { recipe, plan, model }: { readonly recipe: Recipe; readonly plan: MixturePlan; readonly model: Model },
  fs: FileSystem,
  hub: HubOptions,
  session: WorkerSession,
): Promise<Result<readonly DevExample[], RunFailure>> {
  const examples: DevExample[] = [];
  for (const planned of plan.train) {
    const { task } = planned;
    if (!task.data.splits.has('dev')) continue;
    await session.breathe();
    const all = await readTaskRows(task, 'dev', fs, hub, session);
    const rows = sampleRows(all, recipe.train.evalRows, `${evaluationSeed(recipe)}/train-dev/${task.name}`);
    for (const [i, { row, index }] of rows.entries()) {
      const example = devExample(planned, i, { row, index }, model, recipe);
      if (example !== undefined) examples.push(example);
    }
  }
  if (examples.length > 0) return ok(examples);
  return err({
    code: 'nothing-to-score',
    message: l10n.t('No training task has rows in a split "dev", so there is nothing to look at during training.'),
    file: recipe.path,
    remedy: l10n.t('Give training tasks a split "dev" under `data.splits`, or leave out `train.eval_every`.'),
  });
}

/** Undefined where the template is blank on the row or fails, or where training would leave it out as too long. */
function devExample(
  { task, templates }: PlannedTask,
  place: number,
  { row, index }: Awaited<ReturnType<typeof readTaskRows>>[number],
  model: Model,
  recipe: Recipe,
): DevExample | undefined {
  const template = templates[place % templates.length]!;
  const seed = questionSeed(evaluationSeed(recipe), task.name, template.name, index);
  const rendered = renderExample(task, template, row, { seed });
  if (!rendered.ok || isBlank(rendered.value)) return undefined;
  const { input, target, choices, gold } = rendered.value;
  const whole = cutExample(model, { input, target }, recipe, 'whole');
  if (whole === undefined) return undefined;
  const { prompt, continuation } = whole;
  // Where the template took the target it takes every choice.
  const cut = (text: string): TokenPair => cutExample(model, { input, target: text }, recipe, 'answer')!;
  const size = { prompt: prompt.length, continuation: continuation.length };
  const room = roomFor(size, lengthLimits(recipe, model.config.maxPositions));
  if (room.prompt < size.prompt || room.continuation < size.continuation) return undefined;
  const isRanked = template.scoring === 'rank' && choices !== undefined && choices.length > 1 && gold !== undefined;
  return {
    gold: { prompt, continuation: [...continuation, model.tokenizer.eosId] },
    ...(isRanked ? { ranked: { choices: choices.map(cut), gold } } : {}),
  };
}
