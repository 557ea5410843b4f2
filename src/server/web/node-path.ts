/**
 * What the core uses of `node:path`, for a browser, where paths are those of URIs: forward slashes, absolute from the
 * first one. The build puts it in the place of `node:path`.
 */

/** The path with `.`, `..` and doubled slashes worked out. */
function normalize(path: string): string {
  const steps: string[] = [];
  const absolute = path.startsWith('/');
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (!absolute) steps.push(step);
  }
  const joined = steps.join('/');
  if (absolute) return `/${joined}`;
  return joined === '' ? '.' : joined;
}

/** The path that the parts lead to, one after the other; an absolute one starts over. */
export function resolve(...parts: readonly string[]): string {
  return normalize(parts.reduce((path, part) => (part.startsWith('/') ? part : `${path}/${part}`), '/'));
}

export function join(...parts: readonly string[]): string {
  const path = parts.filter((part) => part !== '').join('/');
  const normal = normalize(path);
  return path.endsWith('/') && normal !== '/' ? `${normal}/` : normal;
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}

/** The folder that holds a path; `.` where none is named. */
export function dirname(path: string): string {
  const trimmed = withoutEnd(path);
  const slash = trimmed.lastIndexOf('/');
  if (slash <= 0) return path.startsWith('/') ? '/' : '.';
  return trimmed.slice(0, slash === 1 && trimmed.startsWith('//') ? 2 : slash);
}

/** The last step of a path. */
export function basename(path: string): string {
  const trimmed = withoutEnd(path);
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** How `to` is reached from the folder `from`. */
export function relative(from: string, to: string): string {
  const steps = (path: string): string[] => resolve(path).split('/').filter(Boolean);
  const [start, end] = [steps(from), steps(to)];
  let common = 0;
  while (common < start.length && start[common] === end[common]) common++;
  return [...start.slice(common).map(() => '..'), ...end.slice(common)].join('/');
}

/** Without the slashes at its end. */
function withoutEnd(path: string): string {
  return path.replace(/\/+$/, '');
}

export const sep = '/';
export const posix = { resolve, join, isAbsolute, dirname, basename, relative, sep };
