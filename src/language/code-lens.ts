import * as l10n from '@vscode/l10n';
import type { Context } from './context';
import type { Cancellation } from './cancellation';
import type { Task } from '../task';
import type { ParsedDocument, ParsedRecipe, ParsedTask } from './parsed-document';
import { previewCommand, type PreviewCommandArgument } from './protocol';
import { planOf, summarise } from './recipe-plan';
import { total, type RowCount } from './row-counts';
import type { CodeLens } from './types';

/** Over each template `Preview` and how many rows render; over a recipe's hold-out what it does to the tasks. */
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
  const counts = await context.counts.of(uri, task, sample, context.limits.renderBudget, cancel);
  if (cancel?.isCancellationRequested) return [];
  return task.templates.flatMap((template, index) => {
    const range = parsed.range(template.nameSpan);
    const argument: PreviewCommandArgument = { uri, template: template.name };
    const command = (title: string): CodeLens => ({
      range,
      title,
      command: { name: previewCommand, arguments: [argument] },
    });
    const count = counts[index];
    const lenses = [command(l10n.t('Preview'))];
    if (count && total(count) > 0) lenses.push(command(describe(count)));
    return lenses;
  });
}

function describe(count: RowCount): string {
  const parts = [l10n.t('{0} of {1} rows render', count.rendered, total(count))];
  if (count.failed > 0) parts.push(l10n.t('{0} fail', count.failed));
  if (count.blank > 0) parts.push(l10n.t('{0} empty', count.blank));
  return parts.join(', ');
}
