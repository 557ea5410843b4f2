import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { nodeFileSystem } from '../data';
import { makeFolder, removeStale } from '../disk';
import { loadMixture } from '../mixture';
import { type Result, err, ok } from '../text';
import type { ExportPart } from './rows/example';
import { downloadData } from './download-data';
import { exportHeldOut } from './export-held-out';
import { exportTasks } from './export-tasks';
import { exportTrain } from './export-train';
import { problemOf } from './failure';
import { sha256 } from './manifest/fingerprint';
import { baseFingerprint, type ExportJob, readLengths } from './job';
import type { ExportManifest, ExportReport, ManifestFile, ManifestPart, ManifestTasks } from './manifest/manifest';
import type { ExportOptions } from './options';
import { PreviousExports, writeManifest, writeUnfinished } from './manifest/previous';
import type { ExportProblem } from './problem';
import { type ExportRequest, problemsThatMatter, readRequest, splitsRead } from './request';
import type { TaskFormatId } from './task-format';
import { whitespacePolicy } from './rows/whitespace';
import { writeBeside } from './write-beside';

/**
 * Exports a recipe's mixture. Files are written one by one, each whole or not at all, and the manifest last; what lies
 * in the folder already, complete and from the same inputs, is kept. The same inputs give the same bytes.
 */
export async function exportMixture(options: ExportOptions): Promise<Result<ExportReport, ExportProblem>> {
  try {
    return await attempt(options);
  } catch (cause) {
    return err(problemOf(cause, options.out));
  }
}

async function attempt(options: ExportOptions): Promise<Result<ExportReport, ExportProblem>> {
  const request = readRequest(options);
  if (!request.ok) return request;
  const text = await readRecipe(options.recipePath);
  if (!text.ok) return text;
  const fs = options.fs ?? nodeFileSystem;
  const loaded = await loadMixture(text.value, options.recipePath, fs, problemsThatMatter(request.value));
  if (!loaded.ok) return loaded;
  await makeFolder(options.out);
  for (const name of ['', ...options.formats]) await removeStale(join(options.out, name));
  const downloaded = await downloadData(loaded.value, splitsRead(request.value, loaded.value), fs, options);
  if (!downloaded.ok) return downloaded;
  const { mixture, datasets } = downloaded.value;
  const { recipe } = mixture;
  const job: ExportJob = {
    options,
    mixture,
    fs,
    seed: options.seed ?? recipe.seeds.train[0] ?? 0,
    lengths: await readLengths(recipe, fs, options.hub),
    previous: await PreviousExports.read(options.out),
    base: baseFingerprint(mixture, options.version),
  };
  return write(job, request.value, {
    format: 'flan-workbench-export/1',
    version: options.version,
    run: recipe.run,
    recipe: { file: basename(options.recipePath), sha256: sha256(text.value) },
    container: options.container ?? 'jsonl',
    seed: job.seed,
    whitespace: whitespacePolicy(recipe.format.separator),
    lengths: job.lengths.rule,
    datasets,
  });
}

/** Part by part, each noted as soon as it is there; the manifest last. */
async function write(
  job: ExportJob,
  request: ExportRequest,
  head: ManifestHead,
): Promise<Result<ExportReport, ExportProblem>> {
  const { out } = job.options;
  const done = new Progress(head);
  for (const name of request.parts) {
    const exported =
      name === 'train' ? await exportTrain(job, request.rows) : ok(await exportHeldOut(job, name, request.rows));
    if (!exported.ok) return exported;
    done.addPart(name, exported.value.part, exported.value.files, exported.value.kept);
    await writeUnfinished(out, done.manifest());
  }
  for (const format of request.tasks) {
    const exported = await exportTasks(job, format);
    done.addTasks(format.id, exported.tasks, exported.files, exported.kept);
    await writeUnfinished(out, done.manifest());
  }
  const beside = await writeBeside(job, done.manifest());
  done.addFiles(beside.files);
  const manifest = done.manifest();
  return ok({ manifest, manifestPath: await writeManifest(out, manifest), kept: done.kept, notes: beside.notes });
}

/** What a manifest says of the whole. */
type ManifestHead = Omit<ExportManifest, 'parts' | 'tasks' | 'files'>;

/** What is done so far, as a manifest. */
class Progress {
  readonly #head: ManifestHead;
  readonly #parts: Partial<Record<ExportPart, ManifestPart>> = {};
  readonly #tasks: Partial<Record<TaskFormatId, ManifestTasks>> = {};
  readonly #files: ManifestFile[] = [];
  readonly kept: string[] = [];

  constructor(head: ManifestHead) {
    this.#head = head;
  }

  addPart(name: ExportPart, part: ManifestPart, files: readonly ManifestFile[], kept: readonly string[]): void {
    this.#parts[name] = part;
    this.addFiles(files, kept);
  }

  addTasks(id: TaskFormatId, tasks: ManifestTasks, files: readonly ManifestFile[], kept: readonly string[]): void {
    this.#tasks[id] = tasks;
    this.addFiles(files, kept);
  }

  addFiles(files: readonly ManifestFile[], kept: readonly string[] = []): void {
    this.#files.push(...files);
    this.kept.push(...kept);
  }

  manifest(): ExportManifest {
    const files = [...this.#files].sort((a, b) => (a.path < b.path ? -1 : 1));
    return { ...this.#head, parts: { ...this.#parts }, tasks: { ...this.#tasks }, files };
  }
}

async function readRecipe(path: string): Promise<Result<string, ExportProblem>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch {
    return err({
      code: 'recipe-invalid',
      message: l10n.t('There is no recipe {0}.', path),
      remedy: l10n.t('Recipe files end in .recipe.flan.yaml.'),
    });
  }
}
