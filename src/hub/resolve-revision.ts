import { readFile } from 'node:fs/promises';
import { notDownloaded } from './attempt';
import { cacheLayout } from './cache/cache-layout';
import type { Commit, TreeFile } from './dataset';
import { askCommit, askTree, isTreeFile } from './library';
import { isCommit } from './names';
import type { HubOptions } from './options';
import { HubFailure } from './problem';
import type { Repository } from './repository';
import { writeToCache } from './cache/write-to-cache';

/**
 * The commit that a revision means. A hub that cannot be reached is no hindrance where the cache knows an answer, as
 * with huggingface_hub; the commit then says so in `resolvedBy`.
 */
export async function resolveRevision(
  { type, id }: Repository,
  revision: string,
  options: HubOptions,
): Promise<Commit> {
  const repository = { type, id };
  if (isCommit(revision)) return { ...repository, revision, resolvedBy: 'author' };
  let failure = notDownloaded(repository);
  if (!options.offline) {
    try {
      const commit = await askCommit(repository, revision, options);
      await writeToCache(cacheLayout(repository, options).ownRef(revision), [new TextEncoder().encode(commit)]);
      return { ...repository, revision: commit, branch: revision, resolvedBy: 'hub' };
    } catch (error) {
      if (!(error instanceof HubFailure) || error.problem.code !== 'hub-unreachable') throw error;
      failure = error;
    }
  }
  const layout = cacheLayout(repository, options);
  for (const path of [layout.ownRef(revision), layout.ref(revision)]) {
    const commit = (await readText(path))?.trim();
    if (commit === undefined || !isCommit(commit)) continue;
    return { ...repository, revision: commit, branch: revision, resolvedBy: 'cache' };
  }
  throw failure;
}

/** The files of a commit. Commits never change, so the hub is asked once. */
export async function treeOf(commit: Commit, options: HubOptions): Promise<readonly TreeFile[]> {
  const path = cacheLayout(commit, options).tree(commit.revision);
  const known = parseTree(await readText(path));
  if (known) return known;
  if (options.offline) throw notDownloaded(commit);
  const files = await askTree(commit, options);
  await writeToCache(path, [new TextEncoder().encode(JSON.stringify({ files }))]);
  return files;
}

/** Undefined where there is no tree or a damaged one: then the hub is asked again. */
function parseTree(text: string | undefined): readonly TreeFile[] | undefined {
  if (text === undefined) return undefined;
  try {
    const tree: unknown = JSON.parse(text);
    if (typeof tree !== 'object' || tree === null || !('files' in tree) || !Array.isArray(tree.files)) return undefined;
    const files: readonly unknown[] = tree.files;
    return files.every(isTreeFile) ? files : undefined;
  } catch {
    return undefined;
  }
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
