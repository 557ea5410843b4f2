import * as l10n from '@vscode/l10n';
import type { Location, RecipeOverview } from '../../language';
import type { RunView } from '../../report';
import type { RunState, RunSummary } from '../../run';
import { canResume, isActive } from '../runs/run-states';
import { remaining } from '../runs/status-text';

/** An item of the Runs view, without anything of the editor's. */
export type RunsNode = RecipeNode | RunNode;

interface Item {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Lines of plain text. */
  readonly tooltip: readonly string[];
  readonly icon: string;
  /** Name of a theme colour for the icon. */
  readonly color?: string;
}

/** A recipe of the workspace, or a name under which there are runs though its recipe is gone. */
export interface RecipeNode extends Item {
  readonly kind: 'recipe';
  readonly runs: readonly RunNode[];
  /** The recipe file; absent where it is gone. */
  readonly uri?: string;
  readonly place?: Location;
}

export interface RunNode extends Item {
  readonly kind: 'run';
  readonly dir: string;
  readonly name: string;
  readonly state: RunState;
  /** The recipe that it stands under. */
  readonly group: string;
}

/** A run, with what is known of it beyond its folder. */
export interface KnownRun {
  readonly summary: RunSummary;
  /** How it goes on. */
  readonly live?: RunView;
  /** What came out, in a few words for each held-out cluster. */
  readonly result?: readonly string[];
}

/** The recipes by name, each with its runs, newest first; one that has not run yet stands there to be run. */
export function runsNodes(runs: readonly KnownRun[], recipes: readonly RecipeOverview[]): readonly RecipeNode[] {
  const names = new Set([...recipes.map(({ name }) => name), ...runs.map(({ summary }) => summary.name)]);
  return [...names]
    .filter((name) => name !== '')
    .sort()
    .map((name) =>
      recipeNode(
        name,
        runs.filter(({ summary }) => summary.name === name),
        recipes.find((recipe) => recipe.name === name),
      ),
    );
}

function recipeNode(name: string, runs: readonly KnownRun[], recipe: RecipeOverview | undefined): RecipeNode {
  const nodes = [...runs].sort((a, b) => (a.summary.stamp < b.summary.stamp ? 1 : -1)).map((run) => runNode(run, name));
  const many = nodes.length === 1 ? l10n.t('1 run') : l10n.t('{0} runs', nodes.length);
  return {
    id: `recipe ${name}`,
    kind: 'recipe',
    label: name,
    description: nodes.length === 0 ? l10n.t('not run yet') : many,
    tooltip: [name, ...(recipe === undefined ? [l10n.t('Its recipe is gone.')] : planLines(recipe))],
    icon: 'beaker',
    runs: nodes,
    ...(recipe === undefined ? {} : { uri: recipe.uri, place: recipe.location }),
  };
}

function planLines({ plan }: RecipeOverview): readonly string[] {
  if (plan === undefined) return [l10n.t('Its patterns mean no task.')];
  return [
    l10n.t('Held out: {0}', plan.heldOut.join(', ') || '–'),
    l10n.t('Trains: {0}', plan.train.join(', ') || '–'),
    ...plan.dropped.map(({ message }) => message),
  ];
}

function runNode({ summary, live, result }: KnownRun, group: string): RunNode {
  const { dir, name, stamp } = summary;
  const state = live?.state ?? summary.state;
  const { icon, color } = lookOf(state);
  return {
    id: `run ${dir}`,
    kind: 'run',
    label: stampText(stamp),
    description: describe(state, live, result),
    tooltip: [
      `${name} ${stampText(stamp)}`,
      stateText(state),
      ...(live !== undefined && isActive(state) ? [live.progress.detail] : []),
      ...(live?.failure === undefined ? [] : [live.failure.message]),
      ...(result ?? []),
      dir,
    ].filter((line) => line !== ''),
    icon,
    ...(color === undefined ? {} : { color }),
    dir,
    name,
    state,
    group,
  };
}

/** `2026-01-31 09:30` of `2026-01-31T09-30-00`. */
export function stampText(stamp: string): string {
  return stamp.replace(/T(\d\d)-(\d\d)-\d\d$/, ' $1:$2');
}

function describe(state: RunState, live: RunView | undefined, result: readonly string[] | undefined): string {
  if (isActive(state)) {
    if (live === undefined || state !== 'running') return stateText(state);
    const { label, fraction, etaSeconds } = live.progress;
    const share = fraction === null ? '' : `${String(Math.floor(fraction * 100))}%`;
    return [`${label} ${share}`.trim(), remaining(etaSeconds)].filter((part) => part !== '').join(' · ');
  }
  if (state === 'finished') return result?.join(' · ') || stateText(state);
  return stateText(state);
}

export function stateText(state: RunState): string {
  switch (state) {
    case 'starting':
      return l10n.t('starting');
    case 'running':
      return l10n.t('running');
    case 'cancelling':
      return l10n.t('cancelling');
    case 'finished':
      return l10n.t('finished');
    case 'cancelled':
      return l10n.t('cancelled');
    case 'failed':
      return l10n.t('failed');
    case 'lost':
      return l10n.t('lost: its process is gone');
  }
}

function lookOf(state: RunState): { readonly icon: string; readonly color?: string } {
  switch (state) {
    case 'starting':
    case 'running':
    case 'cancelling':
      return { icon: 'sync~spin' };
    case 'finished':
      return { icon: 'pass', color: 'testing.iconPassed' };
    case 'cancelled':
      return { icon: 'circle-slash', color: 'testing.iconSkipped' };
    case 'failed':
    case 'lost':
      return { icon: 'error', color: 'testing.iconFailed' };
  }
}

/** What menus go by: `run.active`, `run.finished`, `run.resumable`, `recipe`, `gone`. */
export function contextOf(node: RunsNode): string {
  if (node.kind === 'recipe') return node.uri === undefined ? 'gone' : 'recipe';
  if (isActive(node.state)) return 'run.active';
  return canResume(node.state) ? 'run.resumable' : 'run.finished';
}
