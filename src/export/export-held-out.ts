import * as l10n from '@vscode/l10n';
import { type ExportedPart, keptFiles, writePart } from './export-part';
import { fingerprint, RowDigest } from './manifest/fingerprint';
import type { ExportJob } from './job';
import { PartLog } from './part-log';
import type { RowFormat } from './row-format';
import { heldOutSources, rowsOfSplit } from './rows/sources';

/**
 * The held-out tasks' rows, each through every template of its task, task by task: the evaluation's split for
 * `held_out`, the split `dev` for `dev`.
 */
export async function exportHeldOut(
  job: ExportJob,
  part: 'held_out' | 'dev',
  formats: readonly RowFormat[],
): Promise<ExportedPart> {
  const { mixture, options } = job;
  const { recipe, plan, texts } = mixture;
  const split = part === 'dev' ? 'dev' : recipe.eval.split;
  const inputsOf = (digest: string): string => fingerprint(part, job.base, options.system ?? null, split, digest);

  const kept = job.previous.any
    ? await keptFiles(job, part, inputsOf(await digestRows(job, split)), formats)
    : undefined;
  const missing = formats.filter(({ id }) => kept?.files.every(({ format }) => format !== id) ?? true);
  if (kept !== undefined && missing.length === 0) {
    return { part: kept.part, files: kept.files, kept: kept.files.map(({ path }) => path) };
  }
  const log = new PartLog((task) => texts.get(task.path) ?? '');
  for (const task of plan.heldOut) {
    if (task.data.splits.has(split)) continue;
    const why = l10n.t('It has no split "{0}".', split);
    log.note({ file: task.path, what: l10n.t('{0} has no held-out rows', task.name), why });
  }
  if (plan.heldOut.length === 0) {
    const why = l10n.t('The recipe holds nothing out.');
    log.note({ file: recipe.path, what: l10n.t('There are no held-out rows'), why });
  }
  const digest = new RowDigest();
  const sources = heldOutSources(
    plan.heldOut,
    split,
    (task) => digest.through(rowsOfSplit(task, split, job)),
    recipe,
    (task, { problem }) => log.rowProblem(task, problem),
  );
  const everything = { draws: Infinity, rows: Infinity, lengths: false };
  const files = await writePart(job, { name: part, sources, log, ...everything }, missing);
  return {
    part: { inputs: inputsOf(digest.value()), ...log.tally(), notes: log.notes() },
    files: [...(kept?.files ?? []), ...files],
    kept: (kept?.files ?? []).map(({ path }) => path),
  };
}

/** Reads all held-out rows for nothing but their digest: cheaper than to render and write them again. */
async function digestRows(job: ExportJob, split: string): Promise<string> {
  const { mixture, options } = job;
  const digest = new RowDigest();
  for (const task of mixture.plan.heldOut) {
    for await (const _ of digest.through(rowsOfSplit(task, split, job))) options.signal?.throwIfAborted();
  }
  return digest.value();
}
