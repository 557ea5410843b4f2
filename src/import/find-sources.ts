import type { FileSystem } from '../data';

/** What an import may read, below a folder. */
const PATTERNS = [
  '**/*.yaml',
  '**/*.yml',
  '**/*.json',
  '**/*.jsonl',
  '**/*.py',
  '!**/node_modules/**',
  '!**/*.flan.yaml',
];

export interface Sources {
  /** Absolute, each once: first those named, then those of folders, sorted. */
  readonly paths: readonly string[];
  /** Those that were found in a folder. */
  readonly found: ReadonlySet<string>;
}

/**
 * The files to import: those that are named, and those in the folders that are named.
 *
 * @param paths absolute, of files and folders
 */
export async function findSources(paths: readonly string[], fs: FileSystem): Promise<Sources> {
  const named = new Set<string>();
  const found = new Set<string>();
  for (const path of paths) {
    const inside = await fs.glob(PATTERNS, path);
    if (inside.length === 0) named.add(path);
    for (const file of inside) found.add(file);
  }
  for (const path of named) found.delete(path);
  return { paths: [...named, ...[...found].sort()], found };
}
