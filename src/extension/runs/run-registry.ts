import * as vscode from 'vscode';
import type { RunFailure, RunMode, RunSummary } from '../../run';
import { type Result, err } from '../../text';
import { Disposables } from '../disposables';
import { processEnvironment } from '../process-environment';
import type { HubAccess } from '../hub/hub-access';
import { findRecipes } from '../recipes';
import type { RunMonitor } from './run-monitor';
import { isActive } from './run-states';

/**
 * The runs of this workspace, found in the folders that its recipes write to. Workers are processes of their own, so
 * a registry only ever reads: closing it stops nothing.
 */
export class RunRegistry {
  readonly #own = new Disposables();
  /** By directory; promises, so that two who ask at once share one monitor. */
  readonly #opened = new Map<string, Promise<Result<RunMonitor, RunFailure>>>();
  readonly #monitors: RunMonitor[] = [];
  readonly #workerPath: string;
  readonly #version: string;
  readonly #hub: HubAccess;
  readonly #changed = this.#own.add(new vscode.EventEmitter<RunMonitor>());
  /** A run began, went on or ended. */
  readonly onDidChange = this.#changed.event;

  constructor(extensionUri: vscode.Uri, version: string, hub: HubAccess) {
    this.#workerPath = vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath;
    this.#version = version;
    this.#hub = hub;
  }

  /** The runs that are going on, the latest first. */
  get active(): readonly RunMonitor[] {
    return this.#monitors.filter((monitor) => monitor.active).reverse();
  }

  async start(recipe: vscode.Uri, mode: RunMode): Promise<Result<RunMonitor, RunFailure>> {
    const { providerSetting, startRun } = await import('./run-work');
    const worker = { workerPath: this.#workerPath, env: await processEnvironment(this.#hub) };
    const started = await startRun(recipe.fsPath, {
      ...worker,
      ...providerSetting(recipe),
      mode,
      version: this.#version,
    });
    return started.ok ? this.monitor(started.value.dir) : err(started.error);
  }

  /** Puts a new worker on a run that was cancelled, failed or lost; training goes on from its last checkpoint. */
  async resume(dir: string): Promise<Result<RunMonitor, RunFailure>> {
    const { resumeRun } = await import('./run-work');
    const resumed = await resumeRun(dir, { workerPath: this.#workerPath, env: await processEnvironment(this.#hub) });
    if (!resumed.ok) return resumed;
    const monitor = await this.monitor(dir);
    if (monitor.ok && !monitor.value.active) await monitor.value.reopen();
    return monitor;
  }

  /** Newest first. */
  async list(): Promise<readonly RunSummary[]> {
    const { listRuns } = await import('./run-work');
    const runs = await Promise.all((await this.roots()).map((root) => listRuns(root)));
    return runs.flat().sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
  }

  /** The folders that the workspace's recipes write their runs to, whether they are there yet or not. */
  async roots(): Promise<readonly string[]> {
    const { runRootOf } = await import('./run-work');
    const roots = new Set<string>();
    for (const recipe of await findRecipes()) {
      const root = runRootOf(recipe.fsPath, new TextDecoder().decode(await vscode.workspace.fs.readFile(recipe)));
      if (root !== undefined) roots.add(root);
    }
    return [...roots];
  }

  /** Stops following a run whose folder is going to be deleted. */
  async forget(dir: string): Promise<void> {
    const known = await this.#opened.get(dir);
    this.#opened.delete(dir);
    if (known?.ok !== true) return;
    this.#monitors.splice(this.#monitors.indexOf(known.value), 1);
    known.value.dispose();
  }

  /** The one monitor of a run, shared by everything that shows it. */
  monitor(dir: string): Promise<Result<RunMonitor, RunFailure>> {
    const known = this.#opened.get(dir);
    if (known !== undefined) return known;
    const opening = this.#open(dir);
    this.#opened.set(dir, opening);
    return opening;
  }

  /** Finds the runs that outlived the window that started them. */
  async attach(): Promise<readonly RunMonitor[]> {
    const going = (await this.list()).filter((run) => isActive(run.state));
    const monitors = await Promise.all(going.map((run) => this.monitor(run.dir)));
    return monitors.flatMap((monitor) => (monitor.ok ? [monitor.value] : []));
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #open(dir: string): Promise<Result<RunMonitor, RunFailure>> {
    const { RunMonitor } = await import('./run-work');
    const opened = await RunMonitor.open(dir);
    if (!opened.ok) {
      this.#opened.delete(dir);
      return opened;
    }
    const monitor = this.#own.add(opened.value);
    this.#monitors.push(monitor);
    monitor.onChange(() => this.#changed.fire(monitor));
    this.#changed.fire(monitor);
    return opened;
  }
}
