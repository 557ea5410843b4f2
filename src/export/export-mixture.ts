import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { nodeFileSystem } from '../data';
import { loadMixture, type MixtureCode } from '../mixture';
import type { Task } from '../task';
import { type Result, err, ok } from '../text';
import type { ExportPart } from './example';
import { downloadData } from './download-data';
import { exportHeldOut } from './export-held-out';
import { exportTasks } from './export-tasks';
import { exportTrain } from './export-train';
import { problemOf } from './failure';
import { sha256 } from './fingerprint';
import { baseFingerprint, type ExportJob, readLengths } from './job';
import type { ExportManifest, ExportReport, ManifestFile, ManifestPart, ManifestTasks } from './manifest';
import type { ExportOptions } from './options';
import { makeFolder } from './make-folder';
import { PreviousExports, writeManifest, writeUnfinished } from './previous';
import type { ExportProblem } from './problem';
import { rowFormats } from './row-formats';
import type { TaskFormatId } from './task-format';
import { taskFormats } from './task-formats';
import { removeStale } from './temporary';
import { whitespacePolicy } from './whitespace';
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
  const { recipePath, out } = options;
  const parts = options.parts ?? ['train', 'held_out'];
  const rowsAsked = rowFormats.filter(({ id }) => options.formats.includes(id));
  const tasksAsked = taskFormats.filter(({ id }) => options.formats.includes(id));
  const unknown = options.formats.find((id) => ![...rowFormats, ...taskFormats].some((format) => format.id === id));
  if (unknown !== undefined || options.formats.length === 0) return err(formatUnknown(unknown ?? ''));
  const text = await readRecipe(recipePath);
  if (!text.ok) return text;
  const fs = options.fs ?? nodeFileSystem;
  // Whoever exports may well want all tasks in one file, with nothing held out, or the held-out ones alone.
  const matters = (code: MixtureCode): boolean =>
    code !== 'no-held-out-tasks' && (code !== 'no-training-tasks' || (rowsAsked.length > 0 && parts.includes('train')));
  const loaded = await loadMixture(text.value, recipePath, fs, matters);
  if (!loaded.ok) return loaded;
  await makeFolder(out);
  for (const folder of [out, ...options.formats.map((id) => join(out, id))]) await removeStale(folder);

  const { recipe, plan } = loaded.value;
  const splitsOf = (task: Task): readonly string[] => [
    ...(rowsAsked.length > 0 && parts.includes('train') && plan.train.some((one) => one.task === task)
      ? ['train']
      : []),
    ...(rowsAsked.length > 0 && plan.heldOut.includes(task)
      ? [...(parts.includes('dev') ? ['dev'] : []), ...(parts.includes('held_out') ? [recipe.eval.split] : [])]
      : []),
    ...tasksAsked.flatMap(({ reads }) => reads.map((split) => (split === 'eval' ? recipe.eval.split : split))),
  ];
  const downloaded = await downloadData(loaded.value, splitsOf, fs, options);
  if (!downloaded.ok) return downloaded;
  const { mixture, datasets } = downloaded.value;
  const lengths = await readLengths(recipe);
  const seed = options.seed ?? recipe.seeds.train[0] ?? 0;
  const previous = await PreviousExports.read(out);
  const base = baseFingerprint(mixture, options.version);
  const job: ExportJob = { options, mixture, fs, seed, lengths, previous, base };

  const done = new Progress({
    format: 'flan-workbench-export/1',
    version: options.version,
    run: recipe.run,
    recipe: { file: basename(recipePath), sha256: sha256(text.value) },
    container: options.container ?? 'jsonl',
    seed,
    whitespace: whitespacePolicy(recipe.format.separator),
    lengths: lengths.rule,
    datasets,
  });
  for (const name of ['train', 'dev', 'held_out'] as const) {
    if (rowsAsked.length === 0 || !parts.includes(name)) continue;
    const exported =
      name === 'train' ? await exportTrain(job, rowsAsked) : ok(await exportHeldOut(job, name, rowsAsked));
    if (!exported.ok) return exported;
    done.addPart(name, exported.value.part, exported.value.files, exported.value.kept);
    await writeUnfinished(out, done.manifest());
  }
  for (const format of tasksAsked) {
    const exported = await exportTasks(job, format);
    done.addTasks(format.id, exported.tasks, exported.files, exported.kept);
    await writeUnfinished(out, done.manifest());
  }
  const beside = await writeBeside(job, done.manifest());
  done.addFiles(beside.files);
  const manifest = done.manifest();
  return ok({ manifest, manifestPath: await writeManifest(out, manifest), kept: done.kept, notes: beside.notes });
}

/** What is done so far, as a manifest. */
class Progress {
  readonly #head: Omit<ExportManifest, 'parts' | 'tasks' | 'files'>;
  readonly #parts: Partial<Record<ExportPart, ManifestPart>> = {};
  readonly #tasks: Partial<Record<TaskFormatId, ManifestTasks>> = {};
  readonly #files: ManifestFile[] = [];
  readonly kept: string[] = [];

  constructor(head: Omit<ExportManifest, 'parts' | 'tasks' | 'files'>) {
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

function formatUnknown(id: string): ExportProblem {
  const known = [...rowFormats, ...taskFormats].map((format) => format.id).join(', ');
  return {
    code: 'format-unknown',
    message: id === '' ? l10n.t('No format was asked for.') : l10n.t('There is no format "{0}".', id),
    remedy: l10n.t('There are: {0}.', known),
  };
}
