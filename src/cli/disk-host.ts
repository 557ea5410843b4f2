import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DataSpec, columnsOf, describeHub, nodeFileSystem, readAll } from '../data';
import type { HubOptions } from '../hub';
import type { LanguageHost, Sample, TextDocument } from '../language';

/** The language service's view of the files on disk, so that `check` finds exactly what the editor shows. */
export function diskHost(documents: readonly TextDocument[], hub: HubOptions): LanguageHost {
  return {
    documents: () => Promise.resolve(documents),
    sampleRows: (document, data, limit) => sampleRows(document, data, limit, hub),
    describeDataset: (source) => describeHub(source, hub),
    listFolder: async (folder) => {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    },
  };
}

/** A file as the language service takes it; a path with forward slashes on every system. */
export async function readDocument(path: string): Promise<TextDocument> {
  const text = new TextDecoder().decode(await nodeFileSystem.readFile(path));
  return { uri: pathToFileURL(path).href, path: path.replaceAll('\\', '/'), version: 1, text };
}

/** The first rows of the first split that a task has, as the editor's server samples them. */
async function sampleRows(document: TextDocument, data: DataSpec, limit: number, hub: HubOptions): Promise<Sample> {
  const split = ['train', 'dev', 'test'].find((name) => data.splits.has(name)) ?? [...data.splits.keys()][0] ?? 'train';
  const base = dirname(document.path);
  const { rows, problems } = await readAll(data, split, { base, fs: nodeFileSystem, hub, limit });
  const plain = rows.map(({ row }) => row);
  return {
    revision: document.path,
    split,
    rows: plain,
    columns: columnsOf(plain),
    problems,
  };
}
