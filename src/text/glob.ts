/**
 * Whether a path matches a glob as recipes and dataset cards write them: `*` and `?` within a folder, `**` across folders, `{a,b}` and
 * `[a-c]`. Both with forward slashes; a leading `./` means nothing.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return toRegExp(normalise(pattern)).test(path);
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
