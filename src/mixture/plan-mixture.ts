import * as l10n from '@vscode/l10n';
import type { Recipe } from '../recipe';
import type { Task, TaskTemplate } from '../task';
import { closest, type Problem, type Span } from '../text';
import { canonicalCluster, flanV1Partners, sameCluster } from './partners';
import type { DropCause, DroppedTask, MixtureCode, MixturePlan, PlannedTask } from './plan';

/** Where a key path of the recipe stands in its file. */
export type SpanOf = (path: readonly (string | number)[]) => Span;

/**
 * Splits tasks into those that train, those that are held out, and those that must do neither: the partner clusters
 * of FLAN v1 (or the recipe's own map) and whoever shares source data with a held-out task. A task never stands on
 * both sides.
 *
 * @param spanOf of the loaded recipe, so that problems show where they are written
 */
export function planMixture(recipe: Recipe, tasks: readonly Task[], spanOf: SpanOf = nowhere): MixturePlan {
  const heldOut = tasks.filter((task) => isHeldOut(task, recipe));
  const train: PlannedTask[] = [];
  const dropped: DroppedTask[] = [];
  for (const task of tasks) {
    if (heldOut.includes(task)) continue;
    const templates = trainingTemplates(task, recipe);
    const cause = dropCause(task, templates, heldOut, recipe);
    if (cause) dropped.push({ task, cause, message: describeCause(task, cause) });
    else train.push({ task, templates });
  }
  return { train, heldOut, dropped, problems: findProblems(recipe, tasks, train, heldOut, spanOf) };
}

function nowhere(): Span {
  return { start: 0, end: 0 };
}

function isHeldOut(task: Task, { holdOut }: Recipe): boolean {
  return holdOut.tasks.includes(task.name) || holdOut.clusters.some((cluster) => sameCluster(cluster, task.cluster));
}

/** Kinds of weight 0 do not use up `per_task`. */
function trainingTemplates(task: Task, { templates: { kinds, perTask } }: Recipe): readonly TaskTemplate[] {
  return task.templates.filter(({ kind }) => (kinds[kind] ?? 1) > 0).slice(0, perTask);
}

/** The first cause counts; partners come before families, as in FLAN. */
function dropCause(
  task: Task,
  templates: readonly TaskTemplate[],
  heldOut: readonly Task[],
  recipe: Recipe,
): DropCause | undefined {
  const of = recipe.holdOut.clusters.find((held) =>
    partnersOf(held, recipe).some((partner) => sameCluster(partner, task.cluster)),
  );
  if (of !== undefined) return { kind: 'partner', of };
  for (const shared of task.families) {
    const relative = heldOut.find(({ families }) => families.includes(shared));
    if (relative) return { kind: 'family', shared, with: relative.name };
  }
  if (templates.length === 0) return { kind: 'no-template' };
  const { mixing } = recipe;
  if (mixing.kind === 'weights' && (mixing.weights[task.name] ?? 1) <= 0) return { kind: 'no-weight' };
  return undefined;
}

/** Partners go with held-out clusters only: a single held-out task leaves its own cluster in training (FLAN's intra-cluster splits). */
function partnersOf(heldOut: string, { alsoDrop }: Recipe): readonly string[] {
  switch (alsoDrop.kind) {
    case 'flan-v1':
      return flanV1Partners(heldOut);
    case 'map':
      return Object.entries(alsoDrop.map).flatMap(([cluster, others]) => (sameCluster(cluster, heldOut) ? others : []));
    case 'none':
      return [];
  }
}

function describeCause(task: Task, cause: DropCause): string {
  switch (cause.kind) {
    case 'partner':
      return l10n.t('{0} is left out: its cluster {1} goes with the held-out {2}.', task.name, task.cluster, cause.of);
    case 'family':
      return l10n.t('{0} is left out: it shares {1} with the held-out {2}.', task.name, cause.shared, cause.with);
    case 'no-template':
      return l10n.t('{0} is left out: "templates.kinds" leaves it no template.', task.name);
    case 'no-weight':
      return l10n.t('{0} is left out: its weight is 0.', task.name);
  }
}

function findProblems(
  recipe: Recipe,
  tasks: readonly Task[],
  train: readonly PlannedTask[],
  heldOut: readonly Task[],
  spanOf: SpanOf,
): Problem<MixtureCode>[] {
  const problems: Problem<MixtureCode>[] = [];
  const report = (code: MixtureCode, path: readonly (string | number)[], message: string): void => {
    problems.push({ code, severity: 'error', message, span: spanOf(path) });
  };
  const clusters = [...new Set(tasks.map((task) => task.cluster))];
  const names = tasks.map((task) => task.name);

  for (const name of new Set(names.filter((name, i) => names.indexOf(name) !== i))) {
    report(
      'duplicate-task-name',
      ['tasks'],
      l10n.t('Two task files are called "{0}". Give one another "task" name.', name),
    );
  }
  recipe.holdOut.clusters.forEach((cluster, i) => {
    if (clusters.some((known) => sameCluster(known, cluster))) return;
    const message = l10n.t('No task is of the cluster "{0}".', cluster);
    report('cluster-unknown', ['hold_out', 'clusters', i], didYouMean(message, cluster, clusters));
  });
  recipe.holdOut.tasks.forEach((name, i) => {
    if (names.includes(name)) return;
    const message = l10n.t('No task is called "{0}".', name);
    report('held-out-task-unknown', ['hold_out', 'tasks', i], didYouMean(message, name, names));
  });
  if (recipe.alsoDrop.kind === 'map') {
    for (const [held, others] of Object.entries(recipe.alsoDrop.map)) {
      others.forEach((cluster, i) => {
        if (clusters.some((known) => sameCluster(known, cluster))) return;
        const message = l10n.t('No task is of the cluster "{0}".', cluster);
        report('cluster-unknown', ['also_drop', held, i], didYouMean(message, cluster, clusters));
      });
    }
  }
  if (recipe.mixing.kind === 'weights') {
    for (const name of Object.keys(recipe.mixing.weights)) {
      if (names.includes(name)) continue;
      const message = l10n.t('No task is called "{0}".', name);
      report('weight-unknown', ['mixing', 'weights', name], didYouMean(message, name, names));
    }
  }
  problems.push(...missingSplits(recipe, train, heldOut, spanOf));
  if (heldOut.length === 0) {
    report('no-held-out-tasks', ['hold_out'], l10n.t('Nothing is held out: no task is left to evaluate.'));
  }
  if (train.length === 0) {
    report('no-training-tasks', ['hold_out'], l10n.t('No task is left to train on. Hold out less, or add tasks.'));
  }
  return problems;
}

/** A task without the split that it is wanted for is skipped in the run; better to know before. */
function missingSplits(
  recipe: Recipe,
  train: readonly PlannedTask[],
  heldOut: readonly Task[],
  spanOf: SpanOf,
): Problem<MixtureCode>[] {
  const { split } = recipe.eval;
  const untrained = train.flatMap(({ task }) => (task.data.splits.has('train') ? [] : [task.name]));
  const untested = heldOut.flatMap((task) => (task.data.splits.has(split) ? [] : [task.name]));
  const warn = (path: readonly string[], message: string): Problem<MixtureCode> => ({
    code: 'split-missing',
    severity: 'warning',
    message,
    span: spanOf(path),
  });
  return [
    ...(untrained.length > 0
      ? [warn(['tasks'], l10n.t('No split "train", so nothing to train on: {0}.', untrained.join(', ')))]
      : []),
    ...(untested.length > 0
      ? [warn(['eval', 'split'], l10n.t('No split "{0}", so nothing to evaluate: {1}.', split, untested.join(', ')))]
      : []),
  ];
}

/** Held-out names are few: the near one, or else all that there are. */
function didYouMean(message: string, word: string, known: readonly string[]): string {
  const near = closest(word, known) ?? closest(canonicalCluster(word), known);
  return near === undefined
    ? l10n.t('{0} There are: {1}.', message, known.join(', '))
    : l10n.t('{0} Did you mean "{1}"?', message, near);
}
