import * as l10n from '@vscode/l10n';
import { nodeFileSystem } from '../data';
import type { HubOptions } from '../hub';
import type { MixturePlan } from '../mixture';
import { outcomesOf, scoreOutcomes } from '../evaluation';
import { countParameters, loadModel, saveModel, type Model } from '../model';
import type { Recipe } from '../recipe';
import { type Result, err, ok } from '../text';
import { downloadData } from './download-data';
import type { RunFailure, RunMode } from './events';
import { type Exam, type Sitting, setExam, sitExam } from './exam';
import { type PreparedRun, prepareRun } from './prepare';
import type { RunManifest } from './run-files';
import { modelFolder, snapshot } from './seeds';
import type { WorkerSession } from './session';
import { trainModel } from './train';
import { newTally, trainingBatches } from './training-data';
import { type TrainingSet, measureTraining, plannedEvent, readTrainingSet } from './training-set';
import { type TunedSeed, resultsOf, samplesOf, writeResults, writeSamples } from './write-results';

type Outcome<T> = Promise<Result<T, RunFailure>>;

/** A run's whole work, from the recipe's text to the results; progress goes out as events. */
export async function work(manifest: RunManifest, hub: HubOptions, session: WorkerSession): Outcome<void> {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  session.emit({ kind: 'phase', phase: 'load-tasks' });
  const prepared = await prepareRun(manifest.recipeText, manifest.recipePath, manifest.mode, nodeFileSystem);
  if (!prepared.ok) return prepared;
  const { recipe } = prepared.value;
  const plan = await downloadData({ ...prepared.value, mode: manifest.mode }, hub, session);
  if (!plan.ok) return plan;

  session.emit({ kind: 'phase', phase: 'load-model' });
  const model = await openModel(prepared.value, session);
  if (!model.ok) return model;

  session.emit({ kind: 'phase', phase: 'read-data' });
  const set = await trainingSet(manifest.mode, recipe, plan.value, hub, session);
  if (!set.ok) return set;
  session.emit(set.value?.planned ?? plannedEvent(plan.value, []));
  const exam = await setExam(recipe, plan.value.heldOut, nodeFileSystem, hub, session);
  if (!exam.ok) return exam;

  session.emit({ kind: 'phase', phase: 'evaluate-base' });
  const base = await sitAndTell(model.value, exam.value, recipe, { who: 'base' }, session);
  if (!base.ok) return base;
  await writeSamples(session.paths, samplesOf(base.value.test, undefined));

  const tuned = set.value === undefined ? ok([]) : await tuneSeeds(model.value, recipe, set.value, exam.value, session);
  if (!tuned.ok) return tuned;
  session.emit({ kind: 'phase', phase: 'write-results' });
  const results = resultsOf(recipe, exam.value, base.value, tuned.value, seconds());
  await writeResults(session.paths, results, samplesOf(base.value.test, tuned.value[0]?.sitting.test));
  session.emit({ kind: 'finished', seconds: seconds() });
  return ok(undefined);
}

/** Loads the model and tells its size. */
async function openModel({ modelFolder: folder }: PreparedRun, session: WorkerSession): Outcome<Model> {
  const loaded = await loadModel(folder);
  if (!loaded.ok) {
    const { message, file } = loaded.error;
    return err({ code: 'model-invalid', message, ...(file === undefined ? {} : { file }) });
  }
  const { config } = loaded.value;
  session.emit({
    kind: 'model',
    path: folder,
    parameters: countParameters(config),
    layers: config.layers,
    width: config.hiddenSize,
    vocabulary: config.vocabSize,
  });
  return loaded;
}

/** Undefined where the run only evaluates. */
async function trainingSet(
  mode: RunMode,
  recipe: Recipe,
  plan: MixturePlan,
  hub: HubOptions,
  session: WorkerSession,
): Outcome<TrainingSet | undefined> {
  return mode === 'evaluate' ? ok(undefined) : readTrainingSet(recipe, plan, nodeFileSystem, hub, session);
}

/** An exam, and its scores as an event, so that a watcher has them before the run ends. */
async function sitAndTell(
  model: Model,
  exam: Exam,
  recipe: Recipe,
  who: { readonly who: 'base' | 'tuned'; readonly seed?: number },
  session: WorkerSession,
): Outcome<Sitting> {
  const sitting = await sitExam(model, exam, recipe, who, session);
  if (sitting.ok) {
    const { test, seconds } = sitting.value;
    session.emit({ kind: 'scored', ...who, scores: scoreOutcomes(outcomesOf(test)), seconds });
  }
  return sitting;
}

/** Trains, saves and evaluates once per training seed, each time from the base weights. */
async function tuneSeeds(
  model: Model,
  recipe: Recipe,
  set: TrainingSet,
  exam: Exam,
  session: WorkerSession,
): Outcome<readonly TunedSeed[]> {
  const data = measureTraining(set, model, recipe);
  session.emit(data);
  const reset = snapshot(model);
  const tuned: TunedSeed[] = [];
  for (const seed of recipe.seeds.train) {
    reset();
    session.emit({ kind: 'phase', phase: 'train', seed });
    const tally = newTally();
    const batches = trainingBatches(set.examples(seed), model, recipe, seed, tally);
    const trained = await trainModel(model, recipe, { seed, steps: data.steps, batches }, session);
    if (!trained.ok) return trained;
    if (tally.failed + tally.tooLong > 0) {
      const message = l10n.t(
        'Of {0} examples drawn, {1} did not render and {2} were too long for `lengths` (seed {3}).',
        tally.drawn,
        tally.failed,
        tally.tooLong,
        seed,
      );
      session.emit({ kind: 'notice', level: 'warning', message });
    }
    session.emit({ kind: 'phase', phase: 'save-model', seed });
    await saveModel(model, modelFolder(session.paths.model, recipe.seeds.train, seed), { dtype: 'f32' });
    session.emit({ kind: 'phase', phase: 'evaluate-tuned', seed });
    const sitting = await sitAndTell(model, exam, recipe, { who: 'tuned', seed }, session);
    if (!sitting.ok) return sitting;
    tuned.push({ trained: trained.value, sitting: sitting.value });
  }
  return ok(tuned);
}
