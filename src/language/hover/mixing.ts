import * as l10n from '@vscode/l10n';
import { mixingRates } from '../../mixture';
import type { Task } from '../../task';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { code, escapeMarkdown } from '../markdown';
import type { NodePath } from '../node-path';
import type { ParsedRecipe } from '../parsed-document';
import { planOf } from '../recipe-plan';

/** Milliseconds for the counting of all tasks' rows; a hover that takes longer is not read any more. */
const patience = 1000;

/** Tasks that are listed; those that are drawn most. */
const mostTasks = 20;

interface Counted {
  readonly task: Task;
  readonly rows: number;
  /** Whether there may be more. */
  readonly isPartial: boolean;
}

/** What the keys of `mixing` come to: the training rows of each task, and its share and its cluster's of what is drawn. */
export async function describeMixing(
  context: Context,
  parsed: ParsedRecipe,
  keys: NodePath['keys'],
  cancel?: Cancellation,
): Promise<string | undefined> {
  const { recipe } = parsed.loaded;
  const plan = keys[0] === 'mixing' && keys.length < 4 ? await planOf(context, parsed) : undefined;
  if (!recipe || !plan || plan.train.length === 0 || !context.host.splitRows) return undefined;
  const end = performance.now() + patience;
  const counted: Counted[] = [];
  for (const { task } of plan.train) {
    counted.push(await countRows(context, task, Math.max(0, end - performance.now()), cancel));
    if (cancel?.isCancellationRequested) return undefined;
  }
  const rates = mixingRates(new Map(counted.map(({ task, rows }) => [task.name, rows])), recipe.mixing);
  const shareOf = ({ task }: Counted): number => rates.get(task.name) ?? 0;
  const drawn = counted.toSorted((a, b) => shareOf(b) - shareOf(a));
  const only = keys.length === 3 ? drawn.filter(({ task }) => task.name === keys[2]) : drawn;
  if (only.length === 0) return undefined;
  return [
    table(only.slice(0, mostTasks), shareOf),
    ...(only.length > mostTasks ? [l10n.t('Tasks that are not listed: {0}', only.length - mostTasks)] : []),
    ...(keys.length === 3 ? [] : [l10n.t('By cluster: {0}', byCluster(drawn, shareOf))]),
    ...(counted.some(({ isPartial }) => isPartial)
      ? [l10n.t('Rows with "≥" could not all be counted in a moment; the shares are those of the rows counted.')]
      : []),
  ].join('\n\n');
}

async function countRows(
  { host }: Context,
  task: Task,
  milliseconds: number,
  cancel: Cancellation | undefined,
): Promise<Counted> {
  const document = (await host.documents()).find(({ path }) => path === task.path);
  if (!document || !host.splitRows || !task.data.splits.has('train')) return { task, rows: 0, isPartial: false };
  const asked = { split: 'train', offset: 0, limit: 0, isCount: true, milliseconds };
  const { seen, count } = await host.splitRows(document, task.data, asked, cancel);
  return { task, rows: count ?? seen, isPartial: count === undefined };
}

function table(counted: readonly Counted[], shareOf: (one: Counted) => number): string {
  const head = [l10n.t('Task'), l10n.t('Cluster'), l10n.t('Training rows'), l10n.t('Share')];
  const lines = counted.map((one) => {
    const { task, rows, isPartial } = one;
    const amount = `${isPartial ? '≥ ' : ''}${rows.toLocaleString('en')}`;
    return [code(task.name), escapeMarkdown(task.cluster), amount, percent(shareOf(one))];
  });
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(head), '| :-- | :-- | --: | --: |', ...lines.map(row)].join('\n');
}

function byCluster(counted: readonly Counted[], shareOf: (one: Counted) => number): string {
  const shares = new Map<string, number>();
  for (const one of counted) shares.set(one.task.cluster, (shares.get(one.task.cluster) ?? 0) + shareOf(one));
  return [...shares]
    .sort(([, a], [, b]) => b - a)
    .map(([cluster, share]) => `${escapeMarkdown(cluster)} ${percent(share)}`)
    .join(' · ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
