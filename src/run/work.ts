import { nodeFileSystem } from '../data';
import type { HubOptions } from '../hub';
import type { MixturePlan } from '../mixture';
import { countParameters, loadModel, type Model } from '../model';
import type { Recipe } from '../recipe';
import { type Result, err, ok } from '../text';
import { downloadData } from './download-data';
import type { RunFailure, RunMode } from './events';
import { readDevSet } from './dev-set';
import { setExam } from './exam';
import { checkForm } from './cut-example';
import { downloadModel } from './download-model';
import { prepareRun } from './prepare';
import { type ChosenProvider, chooseProvider } from './provider/choose';
import type { RunManifest } from './run-files';
import type { WorkerSession } from './session';
import { type TrainingSet, plannedEvent, readTrainingSet } from './training-set';
import { sitAndTell, tuneSeeds } from './tune';
import { resultsOf, writeResults, writeSamples } from './write-results';

type Outcome<T> = Promise<Result<T, RunFailure>>;

/** What a run finds around it. */
export interface Surroundings {
  readonly hub: HubOptions;
  /** The worker's script, by which providers are tried. */
  readonly script: string;
}

/** A run's whole work, from the recipe's text to the results; progress goes out as events. */
export async function work(
  manifest: RunManifest,
  { hub, script }: Surroundings,
  session: WorkerSession,
): Outcome<void> {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  session.emit({ kind: 'phase', phase: 'load-tasks' });
  const prepared = await prepareRun(manifest.recipeText, manifest.recipePath, manifest.mode, nodeFileSystem);
  if (!prepared.ok) return prepared;
  const { recipe } = prepared.value;
  const provider = await providerFor(manifest, recipe, script, session);
  if (!provider.ok) return provider;
  const plan = await downloadData({ ...prepared.value, mode: manifest.mode }, hub, session);
  if (!plan.ok) return plan;

  const folder = await downloadModel(recipe, hub, session);
  if (!folder.ok) return folder;

  session.emit({ kind: 'phase', phase: 'load-model' });
  const kept = manifest.mode === 'train' && recipe.adapter !== undefined ? 'mapped' : 'resident';
  const model = await openModel(folder.value, kept, session);
  if (!model.ok) return model;

  const form = checkForm(model.value, recipe);
  if (!form.ok) return form;

  session.emit({ kind: 'phase', phase: 'read-data' });
  const set = await trainingSet(manifest.mode, recipe, plan.value, hub, session);
  if (!set.ok) return set;
  session.emit(set.value?.planned ?? plannedEvent(plan.value, []));
  const looks = set.value !== undefined && recipe.train.evalEvery > 0;
  const seen = { recipe, plan: plan.value, model: model.value };
  const dev = looks ? await readDevSet(seen, nodeFileSystem, hub, session) : ok([]);
  if (!dev.ok) return dev;
  const exam = await setExam(recipe, plan.value.heldOut, nodeFileSystem, hub, session);
  if (!exam.ok) return exam;

  session.emit({ kind: 'phase', phase: 'evaluate-base' });
  const base = await sitAndTell(model.value, exam.value, recipe, { who: 'base' }, session);
  if (!base.ok) return base;
  await writeSamples(session.paths, base.value, undefined);

  const given = { dev: dev.value, exam: exam.value, provider: provider.value };
  const job = { model: model.value, folder: folder.value, recipe, ...given };
  const tuned = set.value === undefined ? ok([]) : await tuneSeeds({ ...job, set: set.value }, session);
  if (!tuned.ok) return tuned;
  session.emit({ kind: 'phase', phase: 'write-results' });
  const results = resultsOf(recipe, exam.value, base.value, tuned.value, seconds());
  await writeResults(session.paths, results, base.value, tuned.value[0]?.sitting);
  session.emit({ kind: 'finished', seconds: seconds() });
  return ok(undefined);
}

/** Settles what trains before anything is downloaded, loaded or evaluated. */
async function providerFor(
  { mode, provider }: RunManifest,
  { train }: Recipe,
  script: string,
  session: WorkerSession,
): Outcome<ChosenProvider> {
  const asked = mode === 'evaluate' ? 'cpu' : (provider ?? train.provider);
  if (asked !== 'cpu') session.emit({ kind: 'phase', phase: 'try-provider' });
  return chooseProvider(asked, { workerPath: script, execArgv: process.execArgv });
}

/** Loads the model and tells its size. */
async function openModel(folder: string, base: 'mapped' | 'resident', session: WorkerSession): Outcome<Model> {
  const loaded = await loadModel(folder, { base });
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
