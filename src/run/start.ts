import { spawn } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type FileSystem, nodeFileSystem } from '../data';
import type { ProviderChoice } from '../engine';
import { type Result, err, ok } from '../text';
import { diskFailure } from './disk-failure';
import type { RunFailure, RunMode } from './events';
import { hasCode, isMissing } from './json-lines';
import { runPaths } from './paths';
import { prepareRun } from './prepare';
import type { RunManifest } from './run-files';
import { readVersions } from './versions';
import { ownRecord } from './worker-record';
import { writeJson } from './write-json';

/** How a worker process is made. */
export interface WorkerOptions {
  /** The worker's script: dist/worker.js. */
  readonly workerPath: string;
  /** The Node (or, inside VS Code, Electron) that runs it; this process's own by default. */
  readonly execPath?: string;
  /** Arguments before the script. */
  readonly execArgv?: readonly string[];
  /** Variables beside this process's own: how the hub is reached. A token given here stands in no file and no argument. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface StartOptions extends WorkerOptions {
  /** `train` by default. */
  readonly mode?: RunMode;
  /** What computes, instead of the recipe's `train.provider`. */
  readonly provider?: ProviderChoice;
  /** Instead of the recipe's `run`, as the name of the run's folder. */
  readonly name?: string;
  /** Version of this program, for the record. */
  readonly version: string;
  readonly fs?: FileSystem;
}

/** Where a run lies and who works on it. */
export interface StartedRun {
  readonly dir: string;
  readonly pid: number;
}

/**
 * Checks the recipe, its tasks and its model, makes the run directory and starts a worker that outlives this process.
 * Nothing is made where something is wrong.
 */
export async function startRun(recipePath: string, options: StartOptions): Promise<Result<StartedRun, RunFailure>> {
  const path = resolve(recipePath);
  const recipeText = await readText(path);
  if (!recipeText.ok) return recipeText;
  const mode = options.mode ?? 'train';
  const prepared = await prepareRun(recipeText.value, path, mode, options.fs ?? nodeFileSystem);
  if (!prepared.ok) return prepared;
  const { recipe } = prepared.value;
  const name = options.name ?? recipe.run;
  const root = resolve(dirname(path), recipe.output.dir);
  try {
    return await makeRun(root, name, { mode, recipePath: path, recipeText: recipeText.value, recipe }, options);
  } catch (error) {
    const failure = await diskFailure(error, root);
    if (failure === undefined) throw error;
    return err(failure);
  }
}

/** Makes the run directory and starts its worker. @throws what the file system throws */
async function makeRun(
  root: string,
  name: string,
  asked: Pick<RunManifest, 'mode' | 'recipePath' | 'recipeText' | 'recipe'>,
  options: StartOptions,
): Promise<Result<StartedRun, RunFailure>> {
  const { dir, stamp } = await makeFolder(root, name);
  const manifest: RunManifest = {
    format: 1,
    name,
    stamp,
    ...asked,
    versions: await readVersions(options.version, resolve(options.workerPath)),
    ...(options.provider === undefined ? {} : { provider: options.provider }),
  };
  await writeJson(runPaths(dir).manifest, manifest);
  const started = await spawnWorker(dir, options);
  if (started.ok) await announce(dir, started.value.pid);
  return started;
}

/** Names the worker before it does so itself, so that one that dies while it loads is missed at once. */
async function announce(dir: string, pid: number): Promise<void> {
  try {
    await writeFile(runPaths(dir).worker, JSON.stringify({ ...ownRecord(), pid }), { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/** Starts a worker on a run directory; it is told the directory and nothing else. */
export async function spawnWorker(dir: string, options: WorkerOptions): Promise<Result<StartedRun, RunFailure>> {
  const log = await open(runPaths(dir).log, 'a');
  try {
    const child = spawn(
      options.execPath ?? process.execPath,
      [...(options.execArgv ?? []), resolve(options.workerPath)],
      {
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        // Electron runs a script as Node does only when asked; Node does not care.
        env: { ...process.env, ...options.env, FLAN_RUN_DIR: dir, ELECTRON_RUN_AS_NODE: '1' },
      },
    );
    const failed = new Promise<RunFailure>((settle) => {
      child.once('error', (error) => {
        settle({
          code: 'worker-failed',
          message: l10n.t('The worker process could not be started: {0}', error.message),
          file: options.workerPath,
        });
      });
    });
    const spawned = new Promise<StartedRun>((settle) => {
      child.once('spawn', () => {
        settle({ dir, pid: child.pid ?? 0 });
      });
    });
    const outcome = await Promise.race([failed, spawned]);
    child.unref();
    return 'dir' in outcome ? ok(outcome) : err(outcome);
  } finally {
    await log.close();
  }
}

/** `ROOT/NAME/STAMP`, made anew: two starts within a second get different stamps. */
async function makeFolder(root: string, name: string): Promise<{ readonly dir: string; readonly stamp: string }> {
  const parent = join(root, name.replace(/[^\p{L}\p{N}._-]+/gu, '-'));
  await mkdir(parent, { recursive: true });
  const base = localStamp(new Date());
  for (let attempt = 1; ; attempt++) {
    const stamp = attempt === 1 ? base : `${base}-${String(attempt)}`;
    const dir = join(parent, stamp);
    try {
      await mkdir(dir);
      return { dir, stamp };
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}

/** Local time as a folder name that sorts. */
function localStamp(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replaceAll(':', '-');
}

/** A recipe that is not there is the user's mistake; any other trouble with the disk is not. */
async function readText(path: string): Promise<Result<string, RunFailure>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    if (!isMissing(error) && !hasCode(error, 'EISDIR')) throw error;
    return err({
      code: 'recipe-invalid',
      message: l10n.t('There is no recipe file {0}.', path),
      remedy: l10n.t('Recipes are named NAME.recipe.flan.yaml.'),
    });
  }
}
