import { matchesGlob } from '../text';
import type { HubFile, HubFileFormat, TreeFile } from './dataset';
import { cardConfigs, type CardConfig } from './dataset-card';
import { dataFile, inOrder, type ConfigLayout, type DatasetLayout } from './layout';

/** What `datasets` takes for the name of a split, with what it then calls it. */
const keywords: readonly (readonly [split: string, words: string])[] = [
  ['train', 'train|training'],
  ['validation', 'validation|valid|dev|val'],
  ['test', 'test|testing|eval|evaluation'],
];

/**
 * The layout of a repository that holds its rows itself: as its card declares it, otherwise by the files' names, as
 * `datasets` does it (https://huggingface.co/docs/datasets/repository_structure).
 *
 * @returns undefined where no file holds rows
 */
export function repositoryLayout(files: readonly TreeFile[], readme: string | undefined): DatasetLayout | undefined {
  const all = oneFormat(files.map(dataFile).filter((file) => file !== undefined));
  if (all.length === 0) return undefined;
  const cards = readme === undefined ? [] : cardConfigs(readme);
  if (cards.length === 0) return { configs: new Map([['default', byNames(all)]]) };
  const configs = new Map(cards.map((card): [string, ConfigLayout] => [card.name, byCard(card, all)]));
  const preferred = cards.find(({ isDefault }) => isDefault)?.name;
  return { configs, ...(preferred === undefined ? {} : { defaultConfig: preferred }) };
}

/** A dataset has one format; files of another are about the dataset. Of two as frequent, the richer one counts. */
function oneFormat(files: readonly HubFile[]): readonly HubFile[] {
  const order: readonly HubFileFormat[] = ['parquet', 'jsonl', 'csv', 'tsv', 'json'];
  const count = (format: HubFileFormat): number => files.filter((file) => file.format === format).length;
  const [best] = [...order].sort((a, b) => count(b) - count(a));
  return files.filter(({ format }) => format === best);
}

function byCard({ patterns, folder }: CardConfig, files: readonly HubFile[]): ConfigLayout {
  const inFolder = folder === '' ? files : files.filter(({ path }) => path.startsWith(`${folder}/`));
  if (!patterns) return byNames(inFolder);
  const splits = new Map<string, readonly HubFile[]>();
  for (const [split, globs] of patterns) {
    const full = globs.map((glob) => (folder === '' ? glob : `${folder}/${glob}`));
    // In the card's order: an author may list files in the order their rows count.
    const found = full.flatMap((glob) => inOrder(files.filter(({ path }) => matchesGlob(glob, path))));
    const unique = [...new Set(found)];
    if (unique.length > 0) splits.set(split, unique);
  }
  return { splits, partial: [] };
}

function byNames(files: readonly HubFile[]): ConfigLayout {
  const found = byShards(files) ?? byKeyword(files, fileName) ?? byKeyword(files, folders);
  const splits = found ?? new Map([['train', files]]);
  return { splits: new Map([...splits].map(([name, shards]) => [name, inOrder(shards)])), partial: [] };
}

/** `data/NAME-00000-of-00003.parquet`: what `push_to_hub` writes; the split may have any name. */
function byShards(files: readonly HubFile[]): ReadonlyMap<string, readonly HubFile[]> | undefined {
  const splits = new Map<string, HubFile[]>();
  for (const file of files) {
    const split = /^data\/(.+)-\d{5}-of-\d{5}\.[^/]+$/.exec(file.path)?.[1];
    if (split !== undefined) splits.set(split, [...(splits.get(split) ?? []), file]);
  }
  return splits.size === 0 ? undefined : splits;
}

function byKeyword(
  files: readonly HubFile[],
  part: (path: string) => string,
): ReadonlyMap<string, readonly HubFile[]> | undefined {
  const splits = new Map<string, readonly HubFile[]>();
  for (const [split, words] of keywords) {
    const pattern = new RegExp(`(?:^|[ ./_\\d-])(?:${words})(?:[ ./_\\d-]|$)`);
    const found = files.filter(({ path }) => pattern.test(part(path)));
    if (found.length > 0) splits.set(split, found);
  }
  return splits.size === 0 ? undefined : splits;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folders(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
