import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { attempt, notDownloaded, unwrap } from './attempt';
import { snapshotFiles } from './cache/snapshot-files';
import type { Commit, TreeFile } from './dataset';
import { fetchFile } from './fetch-file';
import { checkName } from './names';
import type { HubOptions } from './options';
import { HubFailure, type HubProblem } from './problem';
import { resolveRevision, treeOf } from './resolve-revision';

/** A model as a recipe names it. */
export interface ModelName {
  readonly id: string;
  /** A branch, a tag or a commit; absent: `main`. */
  readonly revision?: string;
}

/** A model found: the files of one commit that are read here. */
export interface HubModel extends Commit {
  readonly files: readonly TreeFile[];
}

/** What a folder of `transformers` holds besides its weights. */
const SMALL_FILES: ReadonlySet<string> = new Set([
  'config.json',
  'generation_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'chat_template.jinja',
  'model.safetensors.index.json',
]);

/** Adapters, ONNX files and weights of other frameworks have other names, or stand in folders. */
const WEIGHTS = /^model(?:-\d{5}-of-\d{5})?\.safetensors$/;

/** Finds a model: which commit, and which of its files are needed. A model without safetensors is a problem. */
export async function openModel(
  { id, revision }: ModelName,
  options: HubOptions,
): Promise<Result<HubModel, HubProblem>> {
  return attempt(async () => {
    unwrap(checkName({ id, revision: revision ?? 'main' }, 'model'));
    const place = await resolveRevision({ type: 'model', id }, revision ?? 'main', options);
    const tree = await filesOf(place, options);
    const files = tree.filter(({ path }) => SMALL_FILES.has(path) || WEIGHTS.test(path));
    const lacks = [...lacking(files)];
    if (lacks.length === 0) return { ...place, files };
    const message = l10n.t(
      'Model {0} has no {1} at commit {2}. Choose a model of transformers with safetensors weights and a fast tokenizer.',
      id,
      lacks.join(', '),
      place.revision,
    );
    throw new HubFailure({ code: 'hub-no-data', message });
  });
}

/**
 * The folder of a model on this machine, its missing files downloaded before, the small ones first: a wrong tokenizer
 * shows before gigabytes have come. Offline, a file that is not in the cache is `hub-not-downloaded`.
 *
 * @param only `tokenizer` leaves the weights where they are
 * @returns the snapshot's folder in the hub's cache; its files may be links
 */
export async function fetchModel(
  model: HubModel,
  options: HubOptions,
  only: 'tokenizer' | 'all' = 'all',
): Promise<Result<string, HubProblem>> {
  return attempt(async () => {
    let folder: string | undefined;
    const wanted = only === 'all' ? model.files : model.files.filter(({ path }) => !WEIGHTS.test(path));
    for (const file of [...wanted].sort((a, b) => a.size - b.size))
      folder = dirname(unwrap(await fetchFile(model, file, options)));
    if (folder === undefined) throw notDownloaded(model);
    return folder;
  });
}

/** A model that another program downloaded is here without our list of its files: then what is here is all of it. */
async function filesOf(place: Commit, options: HubOptions): Promise<readonly TreeFile[]> {
  const listed = await attempt(() => treeOf(place, options));
  if (listed.ok) return listed.value;
  const known = await snapshotFiles(place, options);
  const { code } = listed.error;
  if (known.length > 0 && (code === 'hub-not-downloaded' || code === 'hub-unreachable')) return known;
  throw new HubFailure(listed.error);
}

function* lacking(files: readonly TreeFile[]): Generator<string> {
  const paths = files.map(({ path }) => path);
  for (const name of ['config.json', 'tokenizer.json']) if (!paths.includes(name)) yield name;
  if (!paths.some((path) => WEIGHTS.test(path))) yield 'model.safetensors';
}
