import * as vscode from 'vscode';
import type { TaskChecked, TemplateCheck } from '../../language';
import type { LanguageServer } from '../client';
import { judge } from './judge-check';
import type { TaskPlan } from './plan-run';
import { toLocation } from './places';
import { RunOutput } from './run-output';

/** `testMessage` of a failure that pinning anew would cure, for menus. */
export const snapshotFailure = 'flanSnapshot';

/**
 * Tests the templates of a plan, a task at a time: one answer of the server holds all of its templates. Ends the run,
 * whatever happens.
 */
export async function runChecks(
  run: vscode.TestRun,
  plans: readonly TaskPlan[],
  server: LanguageServer,
): Promise<void> {
  const output = new RunOutput(run);
  try {
    for (const { templates } of plans) templates.forEach((item) => run.enqueued(item));
    await server.started;
    for (const plan of plans) {
      if (run.token.isCancellationRequested) break;
      await runTask(run, plan, server, output);
    }
    output.end();
  } finally {
    run.end();
  }
}

async function runTask(run: vscode.TestRun, plan: TaskPlan, server: LanguageServer, output: RunOutput): Promise<void> {
  const { uri, item, isWhole, templates } = plan;
  templates.forEach((template) => run.started(template));
  output.task(item);
  const names = isWhole ? {} : { templates: [...templates.keys()] };
  const model = await server.checkTemplates({ uri, ...names }, run.token);
  if (model.kind === 'checked') {
    const byName = new Map(model.templates.map((check) => [check.name, check]));
    for (const [name, template] of templates) reportTemplate(run, template, byName.get(name), model, output);
    if (isWhole) reportTask(run, item, model, output);
    return;
  }
  if (model.reason === 'cancelled') return;
  const message = new vscode.TestMessage(model.message);
  if (model.location) message.location = toLocation(model.location);
  // Of a task that was asked for as a whole it is said once, not for each of its templates.
  for (const failed of isWhole ? [item] : templates.values()) run.errored(failed, message);
  if (isWhole) templates.forEach((template) => run.skipped(template));
  output.problem(model.message, model.location, item);
}

function reportTemplate(
  run: vscode.TestRun,
  item: vscode.TestItem,
  check: TemplateCheck | undefined,
  model: TaskChecked,
  output: RunOutput,
): void {
  // The file has changed since the tree was made.
  if (!check) return run.skipped(item);
  const verdict = judge(check, model);
  output.template(item, verdict);
  if (verdict.failures.length === 0) return run.passed(item, check.milliseconds);
  const messages = verdict.failures.map(({ message, location, texts, isSnapshot }) => {
    const told = texts
      ? vscode.TestMessage.diff(message, texts.expected, texts.actual)
      : new vscode.TestMessage(message);
    told.location = toLocation(location);
    if (isSnapshot) told.contextValue = snapshotFailure;
    return told;
  });
  run.failed(item, messages, check.milliseconds);
}

/** Errors outside all templates fail the task itself; otherwise its templates say how it stands. */
function reportTask(run: vscode.TestRun, item: vscode.TestItem, { problems }: TaskChecked, output: RunOutput): void {
  const messages = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message, location }) => {
      output.problem(message, location, item);
      const told = new vscode.TestMessage(message);
      told.location = toLocation(location);
      return told;
    });
  if (messages.length > 0) run.failed(item, messages);
}
