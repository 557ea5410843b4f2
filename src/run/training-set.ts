import * as l10n from '@vscode/l10n';
import type { FileSystem, IndexedRow } from '../data';
import type { HubOptions } from '../hub';
import {
  type MixtureCursor,
  type MixtureExample,
  type MixturePlan,
  drawExamples,
  mixingRates,
  trainingSeed,
} from '../mixture';
import type { Model } from '../model';
import type { Recipe } from '../recipe';
import type { Task, TaskTemplate } from '../task';
import { type Result, err, ok } from '../text';
import type { DataEvent, PlannedEvent, RunFailure } from './events';
import { readTaskRows } from './read-rows';
import type { WorkerSession } from './session';
import { batchShape, exampleTokens, sequenceTokens } from './batch-shape';
import { newTally, tokenize } from './training-data';

/** Examples looked at to tell how long they are. */
const LOOKED_AT = 256;

/** The training tasks with their rows, ready to be drawn from as often as there are seeds. */
export interface TrainingSet {
  readonly planned: PlannedEvent;
  /** The endless stream of examples of one training seed, from a place in it on. */
  readonly examples: (seed: number, from?: MixtureCursor) => Iterable<MixtureExample>;
  /** Examples of one pass over the mixture. */
  readonly size: number;
  /** What the examples are made of. */
  readonly tasks: readonly TrainingTask[];
}

/** A training task with the templates and rows that are drawn. */
export interface TrainingTask {
  readonly name: string;
  readonly templates: readonly TaskTemplate[];
  readonly rows: readonly IndexedRow[];
}

/** Reads the training tasks' rows; tasks without any are left out, and all without any is a failure. */
export async function readTrainingSet(
  recipe: Recipe,
  plan: MixturePlan,
  fs: FileSystem,
  hub: HubOptions,
  session: WorkerSession,
): Promise<Result<TrainingSet, RunFailure>> {
  const rows = new Map<Task, readonly IndexedRow[]>();
  for (const { task } of plan.train) {
    await session.breathe();
    const all = await readTaskRows(task, 'train', fs, hub, session);
    rows.set(task, all.slice(0, recipe.mixing.trainCap));
  }
  const filled = plan.train.filter(({ task }) => rows.get(task)!.length > 0);
  if (filled.length === 0) {
    return err({
      code: 'nothing-to-train-on',
      message: l10n.t('No training task has rows in its split "train".'),
      file: recipe.path,
      remedy: l10n.t('Check `data.splits` of the tasks and that their files are there.'),
    });
  }
  const counts = new Map(filled.map(({ task }) => [task.name, rows.get(task)!.length]));
  const rates = mixingRates(counts, recipe.mixing);
  const train = filled.map(({ task }) => ({
    task: task.name,
    cluster: task.cluster,
    rows: counts.get(task.name)!,
    rate: rates.get(task.name) ?? 0,
  }));
  return ok({
    planned: plannedEvent(plan, train),
    examples: (seed, from) =>
      drawExamples(filled, (task) => rows.get(task)!, recipe, {
        seed: trainingSeed(recipe, seed),
        ...(from === undefined ? {} : { from }),
      }),
    size: [...counts.values()].reduce((sum, count) => sum + count, 0),
    tasks: filled.map(({ task, templates }) => ({ name: task.name, templates, rows: rows.get(task)! })),
  });
}

/** @param train empty where the run only evaluates. */
export function plannedEvent(plan: MixturePlan, train: PlannedEvent['train']): PlannedEvent {
  return {
    kind: 'planned',
    train,
    heldOut: plan.heldOut.map(({ name, cluster, templates }) => ({ task: name, cluster, templates: templates.length })),
    dropped: (train.length === 0 ? [] : plan.dropped).map(({ task, cause, message }) => ({
      task: task.name,
      cluster: task.cluster,
      cause: cause.kind,
      message,
    })),
  };
}

/**
 * How many steps the training takes, from the recipe's steps or epochs. Epochs need the mean length of an example,
 * which is estimated from the first ones of the first seed, so that the same recipe gives the same number.
 */
export function measureTraining(set: TrainingSet, model: Model, recipe: Recipe): DataEvent {
  const shape = batchShape(recipe, model.config);
  const tally = newTally();
  let tokens = 0;
  let kept = 0;
  let tooLong = 0;
  for (const example of set.examples(recipe.seeds.train[0] ?? 0)) {
    if (tally.drawn >= LOOKED_AT) break;
    const pair = tokenize(example, model, recipe, tally);
    if (pair === undefined) continue;
    const { prompt, continuation } = pair;
    if (prompt.length > recipe.lengths.input || continuation.length > recipe.lengths.target) tooLong++;
    tokens += exampleTokens(pair, shape);
    kept++;
  }
  const tokensPerExample = kept === 0 ? 0 : tokens / kept;
  const { extent } = recipe.train;
  const perStep = shape.sequences * sequenceTokens(shape);
  const steps =
    extent.kind === 'steps'
      ? extent.steps
      : Math.max(1, Math.ceil((extent.epochs * set.size * tokensPerExample) / perStep));
  return {
    kind: 'data',
    steps,
    sequencesPerStep: shape.sequences,
    sequenceLength: sequenceTokens(shape),
    sampled: tally.drawn,
    tokensPerExample,
    tooLong,
  };
}
