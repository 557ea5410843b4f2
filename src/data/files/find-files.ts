import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { err, ok, type Result } from '../../text';
import type { FileSystem } from './file-system';
import type { RowProblem, RowProblemCode } from '../row';
import { isBySplit, type DataPath, type FileSource, type SplitSpec } from '../spec';

/** Where patterns are looked up. */
export interface FileLookup {
  /** The folder that patterns are relative to: the task file's. */
  readonly base: string;
  readonly fs: FileSystem;
}

/**
 * The files that hold a stored split, absolute, in the order in which their rows count: patterns as listed, the files
 * of one pattern sorted by name as `datasets` sorts them, none twice.
 */
export async function findFiles(
  source: FileSource,
  stored: SplitSpec,
  { base, fs }: FileLookup,
): Promise<Result<readonly string[], RowProblem>> {
  const patterns = patternsOf(source.path, stored.name);
  if (patterns === undefined) {
    const known = isBySplit(source.path) ? [...source.path.keys()].join(', ') : '';
    const message = l10n.t('"data.source" lists no files for the stored split "{0}"; it has: {1}.', stored.name, known);
    return err(problem('split-unknown', base, message));
  }
  if (patterns.every((pattern) => pattern === '')) {
    const message = l10n.t('The task names no data file. Give one under "data.source".');
    return err(problem('file-missing', base, message));
  }
  const found = new Set<string>();
  for (const pattern of patterns) {
    const files = await filesOfPattern(pattern, base, fs);
    if (!files.ok) return files;
    for (const file of files.value) found.add(file);
  }
  return ok([...found]);
}

/** What a source's path says for a stored split, `{split}` filled in; undefined where it does not list the split. */
function patternsOf(path: DataPath, split: string): readonly string[] | undefined {
  const patterns = isBySplit(path) ? path.get(split) : typeof path === 'string' ? [path] : path;
  return patterns?.map((pattern) => pattern.replaceAll('{split}', split));
}

async function filesOfPattern(
  pattern: string,
  base: string,
  fs: FileSystem,
): Promise<Result<readonly string[], RowProblem>> {
  const file = resolve(base, pattern);
  // A file may have brackets in its name.
  if (await fs.exists(file)) return ok([file]);
  if (!isGlob(pattern)) return err(problem('file-missing', file, l10n.t('There is no data file {0}.', file)));
  const { folder, rest } = fixedFolder(pattern, base);
  const files = await fs.glob([rest], folder);
  if (files.length > 0) return ok(files);
  return err(problem('file-missing', folder, l10n.t('No data file in {0} matches "{1}".', folder, rest)));
}

/** Whether a path stands for several files. */
function isGlob(pattern: string): boolean {
  return /[*?[{]/.test(pattern);
}

/** The part of a pattern in front of its first wildcard, which names a folder, and what is left. */
function fixedFolder(pattern: string, base: string): { readonly folder: string; readonly rest: string } {
  const parts = pattern.replaceAll('\\', '/').split('/');
  const first = parts.findIndex(isGlob);
  const fixed = parts.slice(0, first).join('/');
  return { folder: resolve(base, first > 0 && fixed === '' ? '/' : fixed), rest: parts.slice(first).join('/') };
}

function problem(code: RowProblemCode, file: string, message: string): RowProblem {
  return { code, severity: 'error', file, line: 0, message };
}
