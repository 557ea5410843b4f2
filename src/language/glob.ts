/**
 * Whether a path matches a glob as recipes write them: `*` and `?` within a folder, `**` across folders, `{a,b}` and
 * `[a-c]`. Both with forward slashes; a leading `./` means nothing.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return toRegExp(normalise(pattern)).test(path);
}

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
  let rest = normalise(pattern);
  while (rest.startsWith('../')) {
    base = folderOf(base);
    rest = normalise(rest.slice(3));
  }
  const relative = rest.startsWith('/') ? path : relativePath(base, path);
  return relative !== undefined && toRegExp(rest).test(relative);
}

function normalise(pattern: string): string {
  return pattern.replace(/\\/g, '/').replace(/^(?:\.\/+)+/, '');
}

function toRegExp(pattern: string): RegExp {
  let out = '';
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!;
    if (pattern.startsWith('**/', i) && (i === 0 || pattern[i - 1] === '/')) {
      out += '(?:[^/]+/)*';
      i += 2;
    } else if (pattern.startsWith('**', i)) {
      out += '.*';
      i += 1;
    } else if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else if (c === '{' && pattern.includes('}', i)) {
      depth++;
      out += '(?:';
    } else if (c === '}' && depth > 0) {
      depth--;
      out += ')';
    } else if (c === ',' && depth > 0) out += '|';
    else if (c === '[' && pattern.includes(']', i + 2)) {
      const end = pattern.indexOf(']', i + 2);
      out += `[${pattern
        .slice(i + 1, end)
        .replace(/^!/, '^')
        .replace(/\\/g, '\\\\')}]`;
      i = end;
    } else out += c.replace(/[.+^$()|[\]{}\\]/g, '\\$&');
  }
  return new RegExp(`^${out}$`);
}
