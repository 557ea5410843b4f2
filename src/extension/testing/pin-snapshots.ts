import * as vscode from 'vscode';
import type { PinModel } from '../../language';
import { snapshotPath } from '../../snapshot';
import type { EditorContext } from '../context';
import { openPlace, taskLanguage } from '../editor';
import { namesOf, readWish, type PinWish } from './pin-wish';
import { writeSnapshot } from './write-snapshot';

/** `new` also makes snapshots where there are none; `update` pins anew what is pinned. */
export type PinKind = 'new' | 'update';

/** A task to pin, and which of its templates; all where they are not named. */
interface Job {
  readonly uri: string;
  readonly templates?: readonly string[];
}

type Pinned = Extract<PinModel, { kind: 'pinned' }>;

/** Pins what templates render now, in the files beside their tasks, and says what came of it. */
export async function pinSnapshots(
  context: EditorContext,
  kind: PinKind,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const wish = readWish(argument, selected);
  const jobs = await jobsOf(context, kind, wish);
  // Nobody waits for what a notification is answered with.
  if (jobs.length === 0) return void sayNothingToPin(kind, wish);
  const pinned: Pinned[] = [];
  const cancel = new vscode.CancellationTokenSource();
  for (const job of jobs) {
    const model = await context.server.pin(job, cancel.token);
    if (model.kind === 'refused') return void refuse(model);
    if (!model.isUpToDate) await writeSnapshot(vscode.Uri.parse(model.uri), model.text);
    pinned.push(model);
  }
  if (wish.kind === 'items' && wish.isFailure) await context.tests.run(wish.items);
  else context.tests.outdate(jobs.flatMap(({ uri }) => context.tests.tree.task(uri) ?? []));
  void tell(context, pinned);
}

async function jobsOf({ tests }: EditorContext, kind: PinKind, wish: PinWish): Promise<readonly Job[]> {
  const jobs = await askedFor(tests, kind, wish);
  if (kind === 'new') return jobs;
  const there = await Promise.all(jobs.map(({ uri }) => hasSnapshot(uri)));
  return jobs.filter((_, index) => there[index]);
}

async function askedFor(tests: EditorContext['tests'], kind: PinKind, wish: PinWish): Promise<readonly Job[]> {
  switch (wish.kind) {
    case 'items':
      return tests.plan(wish.items).map((plan) => {
        const templates = namesOf(plan);
        return { uri: plan.uri, ...(templates ? { templates } : {}) };
      });
    case 'file':
      return [{ uri: wish.uri.toString() }];
    case 'open': {
      const document = vscode.window.activeTextEditor?.document;
      if (kind === 'new') return document?.languageId === taskLanguage ? [{ uri: document.uri.toString() }] : [];
      await tests.ready();
      return [...tests.tree.tasks].flatMap(({ uri }) => (uri ? [{ uri: uri.toString() }] : []));
    }
  }
}

async function hasSnapshot(task: string): Promise<boolean> {
  const uri = snapshotPath(task);
  if (uri === undefined) return false;
  try {
    await vscode.workspace.fs.stat(vscode.Uri.parse(uri));
    return true;
  } catch {
    return false;
  }
}

async function sayNothingToPin(kind: PinKind, wish: PinWish): Promise<void> {
  await vscode.window.showInformationMessage(
    kind === 'new' && wish.kind === 'open'
      ? vscode.l10n.t('Open a task file (its name ends in .task.flan.yaml) to pin its renders.')
      : vscode.l10n.t('There is no snapshot to update yet. "Pin Renders as Snapshot" makes one.'),
  );
}

async function refuse({ message, location }: Extract<PinModel, { kind: 'refused' }>): Promise<void> {
  const show = vscode.l10n.t('Go to the Place');
  const text = vscode.l10n.t('Nothing was pinned: {0}', message);
  const picked = await vscode.window.showWarningMessage(text, ...(location ? [show] : []));
  if (picked === show && location) await openPlace({ uri: location.uri, ...location.range.start });
}

async function tell(context: EditorContext, pinned: readonly Pinned[]): Promise<void> {
  const failures = pinned.flatMap((model) => model.failures);
  for (const failure of failures) context.log.warn(failure);
  const sum = (count: keyof Pinned['counts']): number => pinned.reduce((all, { counts }) => all + counts[count], 0);
  const [added, changed, removed, same] = [sum('added'), sum('changed'), sum('removed'), sum('same')];
  if (failures.length > 0) {
    const log = vscode.l10n.t('Show Log');
    const text = vscode.l10n.t(
      '{0} rows do not render, so nothing is pinned for them: {1}',
      failures.length,
      failures[0]!,
    );
    if ((await vscode.window.showWarningMessage(text, log)) === log) context.log.show();
    return;
  }
  const open = vscode.l10n.t('Open Snapshot');
  const text =
    added + changed + removed === 0
      ? vscode.l10n.t('The snapshot is up to date: {0} renders as pinned.', same)
      : vscode.l10n.t(
          'Renders pinned: {0} new, {1} changed, {2} removed, {3} as before.',
          added,
          changed,
          removed,
          same,
        );
  const [only] = pinned;
  const picked = await vscode.window.showInformationMessage(text, ...(pinned.length === 1 ? [open] : []));
  if (picked === open && only) await vscode.window.showTextDocument(vscode.Uri.parse(only.uri));
}
