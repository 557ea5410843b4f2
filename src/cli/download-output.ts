import * as l10n from '@vscode/l10n';
import type { Commit, HubDataset, HubProgress } from '../hub';
import type { Recipe } from '../recipe';
import type { Task } from '../task';
import { formatBytes } from '../text';
import { exit, type ExitStatus } from './exit';
import { fail, type Failure } from './fail';
import { ProgressLine } from './progress';
import type { Terminal } from './terminal';

/** Where the course of a download is told. */
export interface DownloadOutput {
  readonly progress: (progress: HubProgress) => void;
  /** A task's data is here; `bytes` of it came just now. */
  readonly arrived: (task: Task, dataset: HubDataset, bytes: number) => void;
  /** A task's data could not be had; the others' go on. */
  readonly missing: (task: Task, failure: Failure) => void;
  /** As `arrived` and `missing`, of a recipe's model. */
  readonly arrivedModel: (recipe: Recipe, model: Commit, bytes: number) => void;
  readonly missingModel: (recipe: Recipe, failure: Failure) => void;
  /** Nothing more is done. */
  readonly failed: (failure: Failure) => ExitStatus;
  /** All was tried; so many tasks and recipes need something of the hub, and some of it is missing. */
  readonly finished: (needed: number, missing: number) => ExitStatus;
}

/** For people: a line that moves, and one that stays for each task. */
export function textOutput(terminal: Terminal): DownloadOutput {
  const line = new ProgressLine(terminal.out);
  const say = (what: string, { id, revision }: Commit, bytes: number): void => {
    const news = bytes === 0 ? l10n.t('is here already') : l10n.t('{0} downloaded', formatBytes(bytes));
    line.note(l10n.t('{0}: {1} at commit {2}, {3}', what, id, revision, news));
  };
  const complain = (failure: Failure): void => {
    line.clear();
    fail(failure, terminal);
  };
  return {
    progress: ({ id, file, received, total }) => {
      const detail = l10n.t('{0}: {1} of {2}', file, formatBytes(received), formatBytes(total));
      line.show({ label: id, fraction: total === 0 ? 1 : received / total, detail, etaSeconds: null });
    },
    arrived: (task, dataset, bytes) => say(task.name, dataset, bytes),
    missing: (_task, failure) => complain(failure),
    arrivedModel: (recipe, model, bytes) => say(recipe.run, model, bytes),
    missingModel: (_recipe, failure) => complain(failure),
    failed: (failure) => {
      line.clear();
      return failure.code === 'hub-cancelled' ? cancelled(failure, terminal) : fail(failure, terminal);
    },
    finished: (needed, missing) => {
      line.clear();
      if (needed === 0) terminal.out.write(`${l10n.t('Nothing here is of the hub: no dataset, no model.')}\n`);
      return missing === 0 ? exit.ok : exit.failed;
    },
  };
}

/** For programs: one JSON object per line. */
export function eventOutput(terminal: Terminal): DownloadOutput {
  const write = (event: unknown): void => terminal.out.write(`${JSON.stringify(event)}\n`);
  let told = '';
  return {
    progress: ({ id, file, received, total }) => {
      // A thousandth at a time: more would be read by nobody.
      const mark = `${id} ${file} ${Math.floor((received / Math.max(1, total)) * 1000)}`;
      if (mark !== told) write({ event: 'progress', id, file, received, total });
      told = mark;
    },
    arrived: (task, { id, config, revision }, bytes) => {
      write({ event: 'arrived', task: task.name, file: task.path, id, config, revision, bytes });
    },
    missing: (task, failure) => {
      write({ event: 'missing', task: task.name, ...failure });
    },
    arrivedModel: ({ path, run }, { id, revision }, bytes) => {
      write({ event: 'arrived', run, file: path, id, revision, bytes });
    },
    missingModel: ({ run }, failure) => {
      write({ event: 'missing', run, ...failure });
    },
    failed: (failure) => {
      write({ event: 'failed', ...failure });
      return failure.code === 'hub-cancelled' ? exit.interrupted : exit.failed;
    },
    finished: (needed, missing) => {
      write({ event: 'finished', tasks: needed, missing });
      return missing === 0 ? exit.ok : exit.failed;
    },
  };
}

function cancelled({ message }: Failure, terminal: Terminal): ExitStatus {
  terminal.error.write(`${message} ${l10n.t('What has arrived is kept.')}\n`);
  return exit.interrupted;
}
