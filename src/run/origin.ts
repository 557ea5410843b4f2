import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { Recipe } from '../recipe';
import { templateHash } from '../task';
import { type Result, err, ok } from '../text';
import { pyRepr } from '../value';
import type { RunFailure } from './events';
import { modelIdentity } from './model-identity';
import type { TrainingSet } from './training-set';

/** What a training grows from, in hashes: trainings of one origin and seed are the same, bit for bit. */
export interface Origin {
  /** The recipe's keys that bear on training, each with its value in JSON. */
  readonly settings: Readonly<Record<string, string>>;
  /** Each training task: its templates and rows. */
  readonly tasks: Readonly<Record<string, string>>;
  readonly model: string;
}

/**
 * Keys that may change while a run is interrupted: they bear on what is told, kept and evaluated, or they choose tasks
 * and the model, which are compared themselves.
 */
const FREE: readonly RegExp[] = [
  /^(path|run|tasks|hold_out|also_drop|output|baselines|eval)(\.|$)/,
  /^seeds\.train(\.|$)/,
  /^model\.(path|id|revision)$/,
  /^train\.(log_every|checkpoint_every|keep)$/,
];

/** @param modelFolder the base model's */
export async function originOf(recipe: Recipe, set: TrainingSet, modelFolder: string): Promise<Origin> {
  return {
    settings: Object.fromEntries(
      [...flatten(recipe, '')].filter(([key]) => !FREE.some((pattern) => pattern.test(key))),
    ),
    tasks: Object.fromEntries(set.tasks.map((task) => [task.name, taskIdentity(task)])),
    model: await modelIdentity(modelFolder),
  };
}

/** Refuses to go on from a checkpoint of another origin, and says what has changed. */
export function sameOrigin(then: Origin, now: Origin, file: string): Result<void, RunFailure> {
  const changed = (message: string): Result<never, RunFailure> =>
    err({
      code: 'run-changed',
      message,
      file,
      remedy: l10n.t('Put it back as it was and resume, or start a new run with what there is now.'),
    });
  const settings = differing(then.settings, now.settings);
  if (settings.length > 0) {
    const list = settings.map((key) => `${key} (${then.settings[key] ?? '-'} → ${now.settings[key] ?? '-'})`);
    return changed(l10n.t('The recipe of this run has changed since its checkpoint: {0}.', list.join(', ')));
  }
  const tasks = differing(then.tasks, now.tasks);
  if (tasks.length > 0) {
    return changed(
      l10n.t('Training tasks have changed in their templates or rows since the checkpoint: {0}.', tasks.join(', ')),
    );
  }
  if (then.model !== now.model) return changed(l10n.t('The base model has changed since the checkpoint.'));
  return ok(undefined);
}

function taskIdentity({ templates, rows }: TrainingSet['tasks'][number]): string {
  const hash = createHash('sha256');
  for (const template of templates) hash.update(templateHash(template));
  for (const { row, index } of rows) hash.update(`\n${String(index)} ${pyRepr(row)}`);
  return hash.digest('hex');
}

function differing(then: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): readonly string[] {
  const keys = new Set([...Object.keys(then), ...Object.keys(now)]);
  return [...keys].filter((key) => then[key] !== now[key]).sort();
}

/** Every leaf by its key path, as the recipe file spells it. */
function* flatten(value: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield [path, JSON.stringify(value)];
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    // How long training goes on is one object in a recipe that is read, and a key of `train` in its file.
    const name = key === 'extent' ? '' : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    yield* flatten(inner, [path, name].filter((part) => part !== '').join('.'));
  }
}
