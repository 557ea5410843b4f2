import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { type Result, err, ok } from '../text';
import { readDatasets } from './datasets';
import type { RunFailure } from './events';
import { isRunEvent } from './events';
import { isMissing, readJson, readJsonLines } from './json-lines';
import { runPaths } from './paths';
import type { RunResults, SampleRecord, WrittenSample } from './results';
import type { RunFiles, RunManifest } from './run-files';
import { readLiveness, stateOf } from './state';

/** Everything a run directory holds; an error only where it is no run directory. */
export async function readRunFiles(dir: string): Promise<Result<RunFiles, RunFailure>> {
  const paths = runPaths(dir);
  const manifest = await readManifest(dir);
  if (!manifest.ok) return manifest;
  const liveness = await readLiveness(dir);
  const events = (await readJsonLines(paths.events)).filter(isRunEvent);
  const results = await readResults(dir);
  const samples = await readJsonLines(paths.samples);
  const written = await readJsonLines(paths.written);
  return ok({
    dir,
    manifest: manifest.value,
    state: await stateOf(dir, liveness, events),
    events,
    datasets: await readDatasets(paths.datasets),
    ...(results === undefined ? {} : { results }),
    samples: samples as readonly SampleRecord[],
    ...(written.length === 0 ? {} : { written: written as readonly WrittenSample[] }),
    log: await readEnd(paths.log),
  });
}

export async function readManifest(dir: string): Promise<Result<RunManifest, RunFailure>> {
  const file = runPaths(dir).manifest;
  const value = await readJson(file);
  if (hasFormat(value)) return ok(value as RunManifest);
  return err({
    code: 'run-unreadable',
    message: l10n.t('{0} is not a run directory: it has no readable recipe.json.', dir),
    file,
    remedy: l10n.t('Give the folder of one run, for example runs/hold-out-nli/2026-01-31T09-30-00.'),
  });
}

/** What a run measured, without all else that its directory holds; undefined until it is written. */
export async function readResults(dir: string): Promise<RunResults | undefined> {
  const results = await readJson(runPaths(dir).results);
  return hasFormat(results) ? (results as RunResults) : undefined;
}

/** The last two kilobytes or so of a text file; empty where there is none. */
async function readEnd(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).slice(-2000).trimEnd();
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

/** The files are written by this program; their format number stands for their shape. */
function hasFormat(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
}
