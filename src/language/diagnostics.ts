import * as l10n from '@vscode/l10n';
import { lintRecipe } from '../lint';
import type { Problem } from '../text';
import type { Context } from './context';
import { dataProblems } from './data-problems';
import { folderOf, meansPath } from './glob';
import type { Cancellation } from './cancellation';
import type { ParsedDocument, ParsedRecipe, ParsedTask } from './parsed-document';
import { planOf, tasksOf } from './recipe-plan';
import { snapshotProblems } from './snapshots/snapshot-problems';
import type { Diagnostic } from './types';

/** Everything wrong with a document, in the order of its text. */
export async function diagnostics(
  context: Context,
  parsed: ParsedDocument,
  cancel?: Cancellation,
): Promise<readonly Diagnostic[]> {
  const problems = await problemsOf(context, parsed, cancel);
  return problems.map((problem) => toDiagnostic(parsed, problem));
}

/** What reading the document alone finds. */
export function readingDiagnostics(parsed: ParsedDocument): readonly Diagnostic[] {
  const problems = parsed.kind === 'other' ? [] : parsed.loaded.problems;
  return inOrder(problems).map((problem) => toDiagnostic(parsed, problem));
}

export function toDiagnostic(parsed: ParsedDocument, { span, severity, code, message }: Problem): Diagnostic {
  return { range: parsed.range(span), severity, code, message };
}

/** The problems behind the diagnostics, with their fixes. */
export async function problemsOf(
  context: Context,
  parsed: ParsedDocument,
  cancel?: Cancellation,
): Promise<readonly Problem[]> {
  switch (parsed.kind) {
    case 'task':
      return inOrder(await taskProblems(context, parsed, cancel));
    case 'recipe':
      return inOrder(await recipeProblems(context, parsed, cancel));
    case 'snapshot':
      return inOrder(await snapshotProblems(context, parsed, cancel));
    case 'other':
      return [];
  }
}

async function taskProblems(context: Context, parsed: ParsedTask, cancel?: Cancellation): Promise<Problem[]> {
  const problems: Problem[] = [...parsed.loaded.problems];
  const { task } = parsed.loaded;
  if (!task) return problems;
  const sample = await context.sample(parsed);
  problems.push(...(await context.lints(parsed, sample, cancel)));
  if (cancel?.isCancellationRequested) return [];
  problems.push(...dataProblems(parsed, sample));
  const twin = (await context.workspace(parsed)).find(
    (other) => other !== parsed && other.kind === 'task' && other.loaded.task?.name === task.name,
  );
  if (twin && task.name !== '') {
    problems.push({
      code: 'duplicate-task-name',
      severity: 'error',
      message: l10n.t(
        '{0} is also the name of the task in {1}; results could not be told apart.',
        task.name,
        twin.source.path,
      ),
      span: task.nameSpan,
    });
  }
  return problems;
}

async function recipeProblems(context: Context, parsed: ParsedRecipe, cancel?: Cancellation): Promise<Problem[]> {
  const problems: Problem[] = [...parsed.loaded.problems];
  const { recipe } = parsed.loaded;
  if (!recipe) return problems;
  const tasks = await tasksOf(context, parsed);
  if (cancel?.isCancellationRequested) return [];
  for (const [index, pattern] of recipe.tasks.entries()) {
    const folder = folderOf(parsed.source.path);
    if (tasks.some((task) => meansPath(pattern, folder, task.path))) continue;
    problems.push({
      code: 'no-task-matches',
      severity: 'warning',
      message: l10n.t('No task file matches {0}; patterns are relative to the folder of this recipe.', pattern),
      span: parsed.loaded.spanOf(['tasks', index]),
    });
  }
  const plan = await planOf(context, parsed);
  if (!plan) return problems;
  const severities = await context.severities(parsed);
  const { spanOf } = parsed.loaded;
  const sharedTexts = context.studies.sharedTexts(parsed.source.uri, plan);
  return [...problems, ...plan.problems, ...lintRecipe(recipe, tasks, { spanOf, plan, severities, sharedTexts })];
}

/** By place; what two parts of the core report alike is told once. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .filter(({ span, message }) => {
      const key = `${span.start} ${span.end} ${message}`;
      return !seen.has(key) && seen.add(key);
    });
}
