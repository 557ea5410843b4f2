import type { FileSource } from '../spec';

const ending = /\.(jsonl|ndjson|json|csv|tsv|parquet)(?:\.(?:gz|zst))?$/i;

/** Whether a file holds rows by its name. */
export function isDataFile(path: string): boolean {
  return ending.test(path);
}

/** A data file's name without what its kind adds. */
export function withoutEnding(name: string): string {
  return name.replace(ending, '');
}

/** The source that a file is by its name, with the usual dialect; JSON Lines where the name does not say. */
export function sourceOfFile(path: string): FileSource & { readonly path: string } {
  const kind = ending.exec(path)?.[1]?.toLowerCase();
  switch (kind) {
    case 'csv':
      return { kind, path, delimiter: ',', quotes: true };
    case 'tsv':
      return { kind, path, quotes: true };
    case 'json':
    case 'parquet':
      return { kind, path };
    default:
      return { kind: 'jsonl', path };
  }
}
