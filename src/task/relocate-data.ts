import { posix } from 'node:path';
import { isBySplit, type DataPath, type DataSpec } from '../data';

/** Data whose paths are relative to one folder (absolute, forward slashes), with paths relative to another. */
export function relocateData(spec: DataSpec, from: string, to: string): DataSpec {
  const { source } = spec;
  if (from === to || source.kind === 'hf') return spec;
  const move = (path: string): string => (posix.isAbsolute(path) ? path : posix.join(posix.relative(to, from), path));
  return { ...spec, source: { ...source, path: mapPath(source.path, move) } };
}

function mapPath(path: DataPath, move: (path: string) => string): DataPath {
  if (typeof path === 'string') return move(path);
  if (isBySplit(path)) return new Map([...path].map(([split, paths]) => [split, paths.map(move)]));
  return path.map(move);
}
