import { join } from 'node:path';
import { evaluationSeed, questionSeed } from '../mixture';
import { fingerprint, RowDigest } from './manifest/fingerprint';
import type { ExportJob } from './job';
import type { ManifestFile, ManifestTasks } from './manifest/manifest';
import { type FileFacts, OutputFile } from './output/output-file';
import { retireManifest } from './manifest/previous';
import { rowsOfSplit } from './rows/sources';
import type { ExportedFile, ExportNote, TaskFormat, TaskFormatInput } from './task-format';

/** A task format as it lies in the folder now. */
export interface ExportedTasks {
  readonly tasks: ManifestTasks;
  readonly files: readonly ManifestFile[];
  readonly kept: readonly string[];
}

/** Writes the recipe's tasks in another project's format. @throws as `writePart` does */
export async function exportTasks(job: ExportJob, format: TaskFormat): Promise<ExportedTasks> {
  const { previous, options } = job;
  const inputs = fingerprint(format.id, job.base, await digests(job, format));
  const known = previous.find(inputs, ({ tasks }) => tasks[format.id]);
  if (known !== undefined) {
    const files = known.files.filter((file) => file.format === format.id);
    const whole = await Promise.all(files.map((file) => previous.isWhole(file)));
    if (whole.every(Boolean)) return { tasks: known.found, files, kept: files.map(({ path }) => path) };
  }
  await retireManifest(options.out);
  const files: ManifestFile[] = [];
  const notes: ExportNote[] = [];
  for await (const entry of format.write(inputOf(job))) {
    options.signal?.throwIfAborted();
    if (entry.kind === 'note') {
      notes.push(entry);
      continue;
    }
    const path = `${format.id}/${entry.path}`;
    options.onProgress?.({ phase: 'tasks', format: format.id, path });
    files.push({
      path,
      format: format.id,
      ...(await writeFile(join(options.out, path), entry.content, options.signal)),
    });
  }
  return { tasks: { inputs, notes }, files, kept: [] };
}

function inputOf(job: ExportJob): TaskFormatInput {
  const { mixture, options } = job;
  const { recipe, plan, tasks } = mixture;
  return {
    recipe,
    plan,
    tasks: [...tasks].sort((a, b) => (a.name < b.name ? -1 : 1)),
    rows: (task, split) => rowsOfSplit(task, split, job),
    heldOutSeed: (task, template, row) => questionSeed(evaluationSeed(recipe), task.name, template, row),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
}

async function writeFile(
  path: string,
  content: ExportedFile['content'],
  signal: AbortSignal | undefined,
): Promise<FileFacts> {
  const file = await OutputFile.open(path);
  try {
    for await (const chunk of typeof content === 'string' ? [content] : content) {
      signal?.throwIfAborted();
      await file.write(Buffer.from(chunk));
    }
    return await file.finish();
  } finally {
    await file.discard();
  }
}

/** Of all rows that the format reads. */
async function digests(job: ExportJob, { reads }: TaskFormat): Promise<string> {
  const { mixture, options } = job;
  const digest = new RowDigest();
  const splits = new Set(reads.map((split) => (split === 'eval' ? mixture.recipe.eval.split : split)));
  for (const task of mixture.tasks) {
    for (const split of splits) {
      for await (const _ of digest.through(rowsOfSplit(task, split, job))) options.signal?.throwIfAborted();
    }
  }
  return digest.value();
}
