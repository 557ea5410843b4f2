import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { attempt, unwrap } from './attempt';
import { chooseConfig } from './choose';
import type { Commit, DatasetName, HubDataset, TreeFile } from './dataset';
import { fetchFile } from './fetch-file';
import { checkName } from './names';
import type { HubOptions } from './options';
import { parquetBranch, parquetBranchLayout } from './parquet-branch';
import { HubFailure, type HubProblem, type HubProblemCode } from './problem';
import { repositoryLayout } from './repository-layout';
import { resolveRevision, treeOf } from './resolve-revision';

/** What each options object was told, so that a branch that moves during a run does not mix two commits. */
const told = new WeakMap<HubOptions, Map<string, Promise<Result<HubDataset, HubProblem>>>>();

/**
 * Finds a dataset: which commit, which configuration, which files. Without a revision the Parquet branch is taken, or
 * `main` where there is none or it does not hold the whole dataset. One options object is always told the same,
 * unless that was a problem or came from the cache alone.
 */
export async function openDataset(name: DatasetName, options: HubOptions): Promise<Result<HubDataset, HubProblem>> {
  const ask = (): Promise<Result<HubDataset, HubProblem>> =>
    attempt(() => open(unwrap(checkName(name, 'dataset')), options));
  // A cache fills while an editor looks at it.
  if (options.offline) return ask();
  const answers = told.get(options) ?? new Map<string, Promise<Result<HubDataset, HubProblem>>>();
  told.set(options, answers);
  const key = JSON.stringify([name.id, name.config, name.revision]);
  let answer = answers.get(key);
  if (!answer) answers.set(key, (answer = ask()));
  const found = await answer;
  if (!found.ok) answers.delete(key);
  return found;
}

/** Why the Parquet branch may not have what `main` has. */
const mainMayDo: ReadonlySet<HubProblemCode> = new Set([
  'hub-revision-missing',
  'hub-config-missing',
  'hub-no-data',
  'hub-not-downloaded',
  'hub-unreachable',
]);

async function open(name: DatasetName, options: HubOptions): Promise<HubDataset> {
  if (name.revision !== undefined) return openAt(name, name.revision, options);
  const converted = await attempt(() => openAt(name, parquetBranch, options));
  if (converted.ok && converted.value.partial.length === 0) return converted.value;
  if (!converted.ok && !mainMayDo.has(converted.error.code)) throw new HubFailure(converted.error);
  const main = await attempt(() => openAt(name, 'main', options));
  if (main.ok) return main.value;
  // Where the branch is there, what is wrong with it is the better answer.
  if (!converted.ok && converted.error.code === 'hub-revision-missing') throw new HubFailure(main.error);
  return unwrap(converted);
}

async function openAt(name: DatasetName, revision: string, options: HubOptions): Promise<HubDataset> {
  const { id } = name;
  const place = await resolveRevision({ type: 'dataset', id }, revision, options);
  const tree = await treeOf(place, options);
  const layout = parquetBranchLayout(tree) ?? repositoryLayout(tree, await readCard(place, tree, options));
  if (!layout) {
    const message = l10n.t(
      'Dataset {0} has no Parquet, JSONL, JSON, CSV or TSV files at revision "{1}". Leave out "revision" to read what the hub converted.',
      id,
      revision,
    );
    throw new HubFailure({ code: 'hub-no-data', message });
  }
  const config = unwrap(chooseConfig(id, layout, name.config));
  const { splits, partial } = layout.configs.get(config)!;
  return { ...place, config, configs: [...layout.configs.keys()], splits, partial };
}

/** The dataset card, which may declare configurations. */
async function readCard(place: Commit, tree: readonly TreeFile[], options: HubOptions): Promise<string | undefined> {
  const card = tree.find(({ path }) => path === 'README.md');
  return card && readFile(unwrap(await fetchFile(place, card, options)), 'utf8');
}
