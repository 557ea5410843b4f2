import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HubOptions } from '../../src/hub';
import { readRunFiles, type RunEvent, type RunFiles, type RunManifest } from '../../src/run';
import { makeWorkspace, type WorkspaceOptions } from './a-workspace';

/** For runs that need nothing of the hub. */
export function noHub(root: string): HubOptions {
  return {
    endpoint: 'http://127.0.0.1:1',
    cacheDir: join(root, 'hub'),
    assetsDir: join(root, 'assets'),
    offline: true,
  };
}

/** A run directory without a worker, in a workspace of its own; the test is the worker. */
export async function makeRun(
  folder: string,
  options: WorkspaceOptions = {},
  spoil: (folder: string, recipe: string) => void = () => undefined,
): Promise<string> {
  const recipePath = await makeWorkspace(folder, options);
  spoil(folder, recipePath);
  return runOf(folder, recipePath);
}

/** Another run of a recipe that is there. */
export function runOf(folder: string, recipePath: string, stamp = 'now'): string {
  const dir = join(folder, 'runs', 'tiny', stamp);
  mkdirSync(dir, { recursive: true });
  const manifest: RunManifest = {
    ...{ format: 1, name: 'tiny', stamp, mode: 'train', recipePath, recipe: {} },
    recipeText: readFileSync(recipePath, 'utf8'),
    versions: { workbench: '0', node: '0', onnxruntime: '0', platform: 'p' },
  };
  writeFileSync(join(dir, 'recipe.json'), JSON.stringify(manifest));
  return dir;
}

export async function filesOf(dir: string): Promise<RunFiles> {
  const files = await readRunFiles(dir);
  assert.ok(files.ok);
  return files.value;
}

/** The events of one kind. */
export async function eventsOf<K extends RunEvent['kind']>(
  dir: string,
  kind: K,
): Promise<readonly Extract<RunEvent, { kind: K }>[]> {
  const { events } = await filesOf(dir);
  return events.filter((event): event is Extract<RunEvent, { kind: K }> => event.kind === kind);
}

/** Changes a file's text where it has `from`. */
export function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  assert.ok(text.includes(from), from);
  writeFileSync(path, text.replaceAll(from, to));
}
