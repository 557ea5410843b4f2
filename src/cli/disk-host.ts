import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DataSpec, columnsOf, describeHub, drawSample, nodeFileSystem, takeSample } from '../data';
import type { HubOptions } from '../hub';
import type { LanguageHost, Sample, TextDocument } from '../language';
import type { Severities } from '../lint';
import { modelFolder } from '../recipe';
import { snapshotPath } from '../snapshot';
import { err } from '../text';
import { loadTokenizer } from '../tokenizer';

/** The language service's view of the files on disk, so that `check` finds exactly what the editor shows. */
export function diskHost(
  documents: readonly TextDocument[],
  hub: HubOptions,
  severities: Severities = new Map(),
): LanguageHost {
  const tokenizers = new Map<string, ReturnType<typeof loadTokenizer>>();
  return {
    documents: () => Promise.resolve(documents),
    documentAt: async (path) => ((await nodeFileSystem.exists(path)) ? readDocument(path) : undefined),
    snapshotOf: async ({ path }) => {
      const beside = snapshotPath(path);
      return beside !== undefined && (await nodeFileSystem.exists(beside)) ? readDocument(beside) : undefined;
    },
    sampleRows: (document, data, limit) => sampleRows(document, data, limit, hub),
    drawRows: async ({ path }, data, draw) => {
      const drawn = await drawSample(data, draw, { base: dirname(path), fs: nodeFileSystem, hub });
      return { revision: `${path} ${draw.split}`, ...drawn, columns: columnsOf(drawn.rows) };
    },
    severities: () => Promise.resolve(severities),
    tokenizer: async ({ path }, model) => {
      const found = await modelFolder({ path, model }, hub, 'tokenizer');
      if (!found.ok) return err({ code: 'tokenizer-missing', message: found.error.message, file: path });
      const folder = found.value;
      const known = tokenizers.get(folder) ?? loadTokenizer(folder, nodeFileSystem);
      tokenizers.set(folder, known);
      return known;
    },
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

/** The sample that the editor's server would take. */
async function sampleRows(document: TextDocument, data: DataSpec, limit: number, hub: HubOptions): Promise<Sample> {
  const base = dirname(document.path);
  const { split, rows, indexes, problems } = await takeSample(data, { base, fs: nodeFileSystem, hub, limit });
  return { revision: document.path, split, rows, indexes, columns: columnsOf(rows), problems };
}
