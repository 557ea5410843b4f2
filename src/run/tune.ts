import * as l10n from '@vscode/l10n';
import { outcomesOf, scoreOutcomes } from '../evaluation';
import type { Model } from '../model';
import type { Recipe } from '../recipe';
import { type Result, ok } from '../text';
import { lookAtDev } from './dev-look';
import type { DevExample } from './dev-set';
import type { RunFailure } from './events';
import { type Exam, type Sitting, sitExam } from './exam';
import { originOf } from './origin';
import type { ChosenProvider } from './provider/choose';
import { saveTuned, seedModels } from './seed-models';
import { modelFolder } from './seeds';
import type { WorkerSession } from './session';
import { trainModel } from './train';
import { type BatchSource, trainingBatches } from './training-batches';
import type { DataTally } from './training-data';
import { measureTraining, type TrainingSet } from './training-set';
import type { TunedSeed } from './write-results';

/** What is tuned, on what, and how it is judged. */
export interface TuningJob {
  readonly model: Model;
  /** Where the model was loaded from. */
  readonly folder: string;
  readonly recipe: Recipe;
  readonly set: TrainingSet;
  /** What is looked at during training; empty where nothing is. */
  readonly dev: readonly DevExample[];
  readonly exam: Exam;
  readonly provider: ChosenProvider;
}

/** Trains, saves and evaluates once per training seed, each time from the base weights. */
export async function tuneSeeds(
  { model, folder, recipe, set, dev, exam, provider }: TuningJob,
  session: WorkerSession,
): Promise<Result<readonly TunedSeed[], RunFailure>> {
  const data = measureTraining(set, model, recipe);
  session.emit(data);
  const start = seedModels(model, recipe);
  if (!start.ok) return start;
  const origin = once(() => originOf(recipe, set, folder));
  const tuned: TunedSeed[] = [];
  for (const seed of recipe.seeds.train) {
    const own = start.value(seed);
    session.emit({ kind: 'phase', phase: 'train', seed });
    const examples: BatchSource['examples'] = (from) => set.examples(seed, from);
    const source: BatchSource = { examples, model, recipe, seed };
    const saved = modelFolder(session.paths.model, recipe.seeds.train, seed);
    const training = {
      ...{ seed, steps: data.steps, batches: trainingBatches.bind(undefined, source), origin, provider },
      ...(dev.length === 0 ? {} : { look: () => lookAtDev(own, dev, session) }),
      saveLast: () => saveTuned(own, folder, `${saved}-last`),
    };
    const trained = await trainModel(own, recipe, training, session);
    if (!trained.ok) return trained;
    tellLeftOut(trained.value.tally, seed, session);
    session.emit({ kind: 'phase', phase: 'save-model', seed });
    await saveTuned(own, folder, saved);
    session.emit({ kind: 'phase', phase: 'evaluate-tuned', seed });
    const sitting = await sitAndTell(own, exam, recipe, { who: 'tuned', seed }, session);
    if (!sitting.ok) return sitting;
    tuned.push({ trained: trained.value.seed, sitting: sitting.value });
  }
  return ok(tuned);
}

/** An exam, and its scores as an event, so that a watcher has them before the run ends. */
export async function sitAndTell(
  model: Model,
  exam: Exam,
  recipe: Recipe,
  who: { readonly who: 'base' | 'tuned'; readonly seed?: number },
  session: WorkerSession,
): Promise<Result<Sitting, RunFailure>> {
  const sitting = await sitExam(model, exam, recipe, who, session);
  if (sitting.ok) {
    const { test, seconds } = sitting.value;
    session.emit({ kind: 'scored', ...who, scores: scoreOutcomes(outcomesOf(test)), seconds });
  }
  return sitting;
}

function tellLeftOut({ drawn, failed, tooLong }: Readonly<DataTally>, seed: number, session: WorkerSession): void {
  if (failed + tooLong === 0) return;
  const message = l10n.t(
    'Of {0} examples drawn, {1} did not render and {2} were too long for `lengths` (seed {3}).',
    drawn,
    failed,
    tooLong,
    seed,
  );
  session.emit({ kind: 'notice', level: 'warning', message });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
