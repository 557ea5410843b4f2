import * as l10n from '@vscode/l10n';
import type { Context } from './context';
import type { Cancellation } from './cancellation';
import type { Render } from '../lint';
import { isBlank, type Task } from '../task';
import { contains } from '../text';
import type { ParsedDocument, ParsedRecipe, ParsedTask } from './parsed-document';
import { previewCommand, type PreviewCommandArgument } from './preview/model';
import { planOf, summarise } from './recipe-plan';
import { checkCommand, type CheckCommandArgument } from './snapshots/model';
import type { CodeLens } from './types';

/** Over each template `Preview`, `Run Check` and how many rows render; over a recipe's hold-out what it does to the tasks. */
export async function codeLenses(
  context: Context,
  parsed: ParsedDocument,
  cancel?: Cancellation,
): Promise<readonly CodeLens[]> {
  switch (parsed.kind) {
    case 'task':
      return parsed.loaded.task ? templateLenses(context, parsed, parsed.loaded.task, cancel) : [];
    case 'recipe':
      return recipeLenses(context, parsed);
    case 'snapshot':
    case 'other':
      return [];
  }
}

async function recipeLenses(context: Context, parsed: ParsedRecipe): Promise<readonly CodeLens[]> {
  const plan = await planOf(context, parsed);
  return plan ? [{ range: parsed.range(parsed.loaded.spanOf(['hold_out'])), title: summarise(plan) }] : [];
}

async function templateLenses(
  context: Context,
  parsed: ParsedTask,
  task: Task,
  cancel?: Cancellation,
): Promise<readonly CodeLens[]> {
  const sample = await context.sample(parsed);
  const { uri } = parsed.source;
  const renders = await context.renders(parsed, sample, cancel);
  const problems = [...parsed.loaded.problems, ...(await context.lints(parsed, sample, cancel))];
  if (!renders || cancel?.isCancellationRequested) return [];
  const errors = problems.filter(({ severity }) => severity === 'error');
  return task.templates.flatMap((template) => {
    const range = parsed.range(template.nameSpan);
    const argument: PreviewCommandArgument & CheckCommandArgument = { uri, template: template.name };
    const lens = (name: string, title: string): CodeLens => ({
      range,
      title,
      command: { name, arguments: [argument] },
    });
    const all = renders.of(template);
    const preview = lens(previewCommand, l10n.t('Preview'));
    if (renders.isTooSlow(template)) {
      return [
        preview,
        lens(checkCommand, l10n.t('Run Check')),
        { range, title: l10n.t('too slow to check while typing') },
      ];
    }
    if (all.length === 0) return [preview];
    const isFaulty = errors.some(({ span }) => contains(template.span, span.start));
    return [preview, lens(checkCommand, l10n.t('Run Check')), lens(previewCommand, describe(all, isFaulty))];
  });
}

/**
 * `48 of 50 rows render, 2 empty`. A field that no row has prints nothing and fails no row, so it is said of a template
 * with an error that its rows render all the same.
 */
function describe(renders: readonly Render[], isFaulty: boolean): string {
  const count = renders.length;
  const failed = renders.filter((render) => !render.ok).length;
  const empty = renders.filter((render) => render.ok && isBlank(render.value)).length;
  const fine = count - failed - empty;
  if (failed > 0 && empty > 0) return l10n.t('{0} of {1} rows render, {2} fail, {3} empty', fine, count, failed, empty);
  if (failed > 0) return l10n.t('{0} of {1} rows render, {2} fail', fine, count, failed);
  if (isFaulty && empty > 0) {
    return l10n.t('{0} of {1} rows render in spite of an error, {2} empty', fine, count, empty);
  }
  if (isFaulty) return l10n.t('{0} of {1} rows render in spite of an error', fine, count);
  if (empty > 0) return l10n.t('{0} of {1} rows render, {2} empty', fine, count, empty);
  return l10n.t('{0} of {1} rows render', fine, count);
}
