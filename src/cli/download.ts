import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { downloadSplits, nodeFileSystem } from '../data';
import { fetchModel, openModel, type HubModel, type HubOptions, type HubProblem } from '../hub';
import type { Recipe } from '../recipe';
import type { Task } from '../task';
import { ok, type Result } from '../text';
import { type Command, parse, parseCount } from './command';
import { eventOutput, textOutput, type DownloadOutput } from './download-output';
import type { ExitStatus } from './exit';
import { hubOf } from './hub';
import { hubModelsOf, matching, tasksOf } from './tasks-of';
import { wrongUsage } from './usage';

/** `download FILES…`: the datasets of the hub that tasks read, into the hub's cache. */
export const download: Command = {
  name: 'download',
  synopsis: 'FILES… [--rows N] [--format text|json]',
  summary: () =>
    l10n.t('Download the Hugging Face datasets that tasks, or the tasks of recipes, read, and the models of recipes.'),
  options: () => [
    ['FILES', l10n.t('task and recipe files, or globs of them')],
    ['--rows N', l10n.t('only what the first N rows of each split need: enough for previews')],
    ['--format json', l10n.t('one JSON object per line: progress, and what came of each task')],
  ],
  run: async (args, terminal, program) => {
    const parsed = parse(args, { rows: { type: 'string' }, format: { type: 'string', default: 'text' } });
    if (!parsed.ok) return wrongUsage(download, parsed.error, terminal);
    const { values, positionals } = parsed.value;
    if (positionals.length === 0) return wrongUsage(download, l10n.t('give task or recipe files'), terminal);
    const { format } = values;
    if (format !== 'text' && format !== 'json') {
      return wrongUsage(download, l10n.t('--format is text or json, not "{0}"', format), terminal);
    }
    const rows = values.rows === undefined ? undefined : parseCount('--rows', values.rows);
    if (rows && !rows.ok) return wrongUsage(download, rows.error, terminal);

    const output = format === 'json' ? eventOutput(terminal) : textOutput(terminal);
    const paths = await matching(positionals, terminal.cwd);
    if (paths.length === 0) {
      const message = l10n.t('No task or recipe file matches {0} below {1}.', positionals.join(' '), terminal.cwd);
      return output.failed({ code: 'no-files', message });
    }
    const hub = hubOf(program);
    if (hub.offline) {
      const message = l10n.t('HF_HUB_OFFLINE is set, so nothing is downloaded. Take it away first.');
      return output.failed({ code: 'hub-offline', message });
    }
    const tasks = await tasksOf(paths);
    if (!tasks.ok) return output.failed(tasks.error);
    const stop = new AbortController();
    const stopListening = terminal.onInterrupt(() => stop.abort());
    try {
      const wanted = { tasks: tasks.value, recipes: await hubModelsOf(paths) };
      return await downloadAll(wanted, { ...hub, signal: stop.signal }, rows?.value, output);
    } finally {
      stopListening();
    }
  },
};

/** What is downloaded: the data of tasks, and the models of recipes. */
interface Wanted {
  readonly tasks: readonly Task[];
  readonly recipes: readonly Recipe[];
}

/** @param limit previews need so many rows, and of a model its tokenizer alone */
async function downloadAll(
  { tasks, recipes }: Wanted,
  hub: HubOptions,
  limit: number | undefined,
  output: DownloadOutput,
): Promise<ExitStatus> {
  const remote = tasks.filter(({ data }) => data.source.kind === 'hf');
  let bytes = 0;
  let missing = 0;
  const own: HubOptions = {
    ...hub,
    onReceived: (received) => (bytes += received),
    onProgress: (progress) => output.progress(progress),
  };
  for (const task of remote) {
    bytes = 0;
    const found = await downloadSplits(task.data, {
      base: dirname(task.path),
      fs: nodeFileSystem,
      hub: own,
      splits: [...task.data.splits.keys()],
      ...(limit === undefined ? {} : { limit }),
    });
    if (!found.ok) {
      const { code, message } = found.error;
      const failure = { code, message, file: task.path };
      if (code === 'hub-cancelled') return output.failed(failure);
      output.missing(task, failure);
      missing++;
      continue;
    }
    output.arrived(task, found.value!, bytes);
  }
  for (const recipe of recipes) {
    bytes = 0;
    const found = await downloadModel(recipe, own, limit === undefined ? 'all' : 'tokenizer');
    if (!found.ok) {
      const failure = { ...found.error, file: recipe.path };
      if (failure.code === 'hub-cancelled') return output.failed(failure);
      output.missingModel(recipe, failure);
      missing++;
    } else if (found.value) output.arrivedModel(recipe, found.value, bytes);
  }
  return output.finished(remote.length + recipes.length, missing);
}

/** @returns undefined where the recipe's model is a folder */
async function downloadModel(
  { model }: Recipe,
  hub: HubOptions,
  only: 'tokenizer' | 'all',
): Promise<Result<HubModel | undefined, HubProblem>> {
  if (model.kind === 'folder') return ok(undefined);
  const found = await openModel(model, hub);
  if (!found.ok) return found;
  const fetched = await fetchModel(found.value, hub, only);
  return fetched.ok ? found : fetched;
}
