import * as vscode from 'vscode';
import { taskPath } from '../../snapshot';
import { Disposables } from '../disposables';
import type { TaskPlan } from './plan-run';

/** Milliseconds after a save until tests run: "Save All" is one change. */
const quiet = 200;

/** Calls back with the tasks that a save concerns, until the token is cancelled. */
export function onSavedTasks(
  plans: () => readonly TaskPlan[],
  token: vscode.CancellationToken,
  run: (plans: readonly TaskPlan[]) => void,
): void {
  const own = new Disposables();
  const saved = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    const concerned = plans().filter((plan) => [...saved].some((uri) => concerns(plan, uri)));
    saved.clear();
    if (concerned.length > 0) run(concerned);
  };
  own.add({ dispose: () => clearTimeout(timer) });
  own.add(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      saved.add(uri.toString());
      clearTimeout(timer);
      timer = setTimeout(flush, quiet);
    }),
  );
  token.onCancellationRequested(() => own.dispose());
}

/** A task's own file, its snapshot, and the file that a template of it is taken over from. */
function concerns({ uri, templates }: TaskPlan, saved: string): boolean {
  if (uri === saved || uri === taskPath(saved)) return true;
  return [...templates.values()].some((item) => item.uri?.toString() === saved);
}
