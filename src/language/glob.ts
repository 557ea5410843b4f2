import { matchesGlob } from '../text';

/** `path` as seen from `folder`, both absolute; undefined where it lies elsewhere. */
export function relativePath(folder: string, path: string): string | undefined {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(base) ? path.slice(base.length) : undefined;
}

/** The folder of a file; paths have forward slashes. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * Whether a glob written in a file of `folder` means `path`. A pattern may climb: `../other/*.task.flan.yaml`.
 */
export function meansPath(pattern: string, folder: string, path: string): boolean {
  let base = folder;
  let rest = withoutDots(pattern);
  while (rest.startsWith('../')) {
    base = folderOf(base);
    rest = withoutDots(rest.slice(3));
  }
  const relative = rest.startsWith('/') ? path : relativePath(base, path);
  return relative !== undefined && matchesGlob(rest, relative);
}

function withoutDots(pattern: string): string {
  return pattern.replace(/\\/g, '/').replace(/^(?:\.\/+)+/, '');
}
