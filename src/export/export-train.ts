import * as l10n from '@vscode/l10n';
import type { IndexedRow } from '../data';
import type { PlannedTask } from '../mixture';
import type { Task } from '../task';
import { type Result, err, ok } from '../text';
import { type ExportedPart, keptFiles, writePart } from './export-part';
import { fingerprint } from './manifest/fingerprint';
import type { ExportJob } from './job';
import { PartLog } from './part-log';
import type { ExportProblem } from './problem';
import type { RowFormat } from './row-format';
import { RowStore, type StoredRows } from './rows/row-store';
import { rowsOfSplit, trainingSources } from './rows/sources';

/**
 * The training rows: the mixture as the trainer draws it with this seed. Without a number of rows, one pass: as many
 * draws as the training tasks have rows together (each task's counted up to `mixing.train_cap`).
 */
export async function exportTrain(
  job: ExportJob,
  formats: readonly RowFormat[],
): Promise<Result<ExportedPart, ExportProblem>> {
  const { options, mixture, seed } = job;
  const { recipe, plan, texts } = mixture;
  const log = new PartLog((task) => texts.get(task.path) ?? '');
  const store = await RowStore.create(options.out);
  try {
    const rows = await storeRows(job, plan.train, store, log);
    const filled = plan.train.filter(({ task }) => rows.get(task)!.size > 0);
    if (filled.length === 0) return err(nothingToTrainOn(recipe.path, log));
    const digests = [...rows].map(([task, { digest }]) => [task.name, digest]);
    const asked = [seed, options.rows ?? 'pass', options.system ?? null];
    const inputs = fingerprint('train', job.base, job.lengths.fingerprint, asked, digests);

    const kept = await keptFiles(job, 'train', inputs, formats);
    const missing = formats.filter(({ id }) => kept?.files.every(({ format }) => format !== id) ?? true);
    if (kept !== undefined && missing.length === 0) {
      return ok({ part: kept.part, files: kept.files, kept: kept.files.map(({ path }) => path) });
    }
    const pass = filled.reduce((sum, { task }) => sum + rows.get(task)!.size, 0);
    const files = await writePart(
      job,
      {
        name: 'train',
        sources: trainingSources(filled, rows, recipe, seed),
        log,
        draws: options.rows === undefined ? pass : Infinity,
        rows: options.rows ?? Infinity,
        lengths: true,
        total: options.rows ?? pass,
      },
      missing,
    );
    if (options.rows !== undefined && log.written < options.rows) noteBarren(job, log);
    return ok({
      part: { inputs, ...log.tally(), notes: log.notes() },
      files: [...(kept?.files ?? []), ...files],
      kept: (kept?.files ?? []).map(({ path }) => path),
    });
  } finally {
    await store.close();
  }
}

/** Reads the training tasks' rows once, up to the cap, and sets them aside. */
async function storeRows(
  job: ExportJob,
  planned: readonly PlannedTask[],
  store: RowStore,
  log: PartLog,
): Promise<ReadonlyMap<Task, StoredRows>> {
  const { options, mixture } = job;
  const rows = new Map<Task, StoredRows>();
  let read = 0;
  async function* capped(task: Task): AsyncGenerator<IndexedRow> {
    let taken = 0;
    for await (const entry of rowsOfSplit(task, 'train', job)) {
      if (entry.kind === 'problem') {
        log.rowProblem(task, entry.problem);
        continue;
      }
      yield entry;
      if (++read % 1000 === 0) look(task);
      if (++taken >= mixture.recipe.mixing.trainCap) break;
    }
  }
  const look = (task: Task): void => {
    options.signal?.throwIfAborted();
    options.onProgress?.({ phase: 'reading', task: task.name, rows: read });
  };
  for (const { task } of planned) {
    look(task);
    rows.set(task, await store.keep(capped(task)));
  }
  return rows;
}

function nothingToTrainOn(file: string, log: PartLog): ExportProblem {
  const [first] = log.notes();
  if (first !== undefined) {
    const message = l10n.t('No training task has rows. {0}', first.why);
    return { code: 'nothing-to-export', message, file: first.file, ...(first.line ? { line: first.line } : {}) };
  }
  return {
    code: 'nothing-to-export',
    message: l10n.t('No training task has rows in its split "train".'),
    file,
    remedy: l10n.t('Check `data.splits` of the tasks and that their files are there.'),
  };
}

function noteBarren({ mixture, options }: ExportJob, log: PartLog): void {
  log.note({
    file: mixture.recipe.path,
    what: l10n.t('{0} training rows instead of {1}', log.written, options.rows ?? 0),
    why: l10n.t('2,000 draws in a row came to nothing: blank, failing or too long.'),
  });
}
