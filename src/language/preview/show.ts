import * as l10n from '@vscode/l10n';
import { spellsOutChoices, type TaskTemplate } from '../../task';
import type { Context } from '../context';
import type { Pace } from '../pace';
import { countTokens, keepFitting } from './count-tokens';
import { drawExemplars, type DrawnExemplars } from './exemplars';
import { type Joint, joinChat, joinExample, joinFewShot } from './joint';
import type { PreviewFailed, PreviewForm, PreviewRendered } from './model';
import { renderShown, type ShownExample } from './render';
import { describe, locate, type Showable } from './subject';
import type { Training } from './training';

/** One template for one row, in the form that is asked for; undefined once cancelled. */
export async function show(
  context: Context,
  subject: Showable,
  template: TaskTemplate,
  row: number,
  form: PreviewForm,
  training: Training,
  pace: Pace,
): Promise<PreviewRendered | PreviewFailed | undefined> {
  const about = describe(subject, template, row, training);
  const shown = await renderShown(context, subject, template, row, form, pace.cancel);
  if (!shown) return undefined;
  if (!shown.ok) {
    const { code, message, field, span } = shown.error;
    return { kind: 'failed', ...about, code, message, field, location: locate(subject.parsed, span) };
  }
  const drawn = await drawExemplars(context, subject, template, row, form, pace);
  if (!drawn) return undefined;
  const { exemplars, fewer } = withinBudget(drawn, shown.value, training);
  const isFewShot = form.shots !== undefined && exemplars.length > 0;
  const joint = isFewShot ? joinFewShot(exemplars, shown.value) : joinAlone(shown.value, training);
  const { example, texts, optionList } = shown.value;
  const { input: _input, target: _target, ...rest } = example;
  const isSpelledOut = spellsOutChoices(template, example);
  const counted = form.tokens === true && training.tokens ? countTokens(joint, training.tokens) : undefined;
  return {
    kind: 'rendered',
    ...about,
    ...texts,
    ...rest,
    style: isFewShot ? (isSpelledOut ? 'fs_opt' : 'fs_noopt') : isSpelledOut ? 'zs_opt' : 'zs_noopt',
    optionList,
    exemplars: exemplars.map((exemplar) => ({ row: exemplar.row })),
    ...(fewer === undefined ? {} : { fewerShots: fewer }),
    joint: { parts: joint.parts, ...(counted ? { tokens: counted } : {}) },
  };
}

/** One example as the recipe has it; a template for chats that refuses it leaves the plain form. */
function joinAlone(shown: ShownExample, { about, chat }: Training): Joint {
  const joined = chat?.join(shown.example.input, shown.example.target);
  return joined?.ok === true ? joinChat(shown, joined.value) : joinExample(shown, about.separator);
}

/** FLAN leaves out the last solved examples where the prompt would be too long. */
function withinBudget(drawn: DrawnExemplars, question: ShownExample, { tokens }: Training): DrawnExemplars {
  if (!tokens) return drawn;
  const kept = keepFitting(drawn.exemplars, question, tokens);
  if (kept.length === drawn.exemplars.length) return drawn;
  const fewer = l10n.t(
    'Solved examples: {0} instead of {1}. More do not fit into {2} tokens.',
    kept.length,
    drawn.exemplars.length,
    tokens.recipe.lengths.input,
  );
  return { exemplars: kept, fewer };
}
