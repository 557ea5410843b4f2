import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RunVersions } from './run-files';

/** What a run is made with. @param from the worker's script, whose packages are the ones that will be loaded. */
export async function readVersions(workbench: string, from: string): Promise<RunVersions> {
  return {
    workbench,
    node: process.versions.node,
    onnxruntime: await packageVersion('onnxruntime-node', from),
    platform: `${process.platform}-${process.arch}`,
  };
}

/** A package may not export its package.json, so it is looked for above its entry point. */
async function packageVersion(name: string, from: string): Promise<string> {
  let entry: string;
  try {
    entry = createRequire(from).resolve(name);
  } catch {
    return 'missing';
  }
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const found = await readPackage(join(folder, 'package.json'));
    if (found?.name === name) return found.version;
  }
  return 'unknown';
}

async function readPackage(path: string): Promise<{ readonly name: string; readonly version: string } | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('name' in value) || !('version' in value)) return undefined;
    return { name: String(value.name), version: String(value.version) };
  } catch {
    return undefined;
  }
}
