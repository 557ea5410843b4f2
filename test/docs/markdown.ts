import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A page of the documentation. */
export interface Page {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block, with the `<!-- check: … -->` that stands before it. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  /** The line of its first mark, from 1. */
  readonly line: number;
  readonly check?: string;
}

export const repository = join(__dirname, '../..');

/** The README, the pages of `docs` and those of the examples. */
export function pages(): readonly Page[] {
  const docs = readdirSync(join(repository, 'docs')).filter((name) => name.endsWith('.md'));
  const paths = [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'examples/micro-flan/README.md',
    ...docs.map((name) => posix.join('docs', name)),
  ];
  return paths.map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') }));
}

export function fencesOf({ text }: Page): readonly Fence[] {
  const fences: Fence[] = [];
  const pattern = /(?:^<!-- check: (.*) -->\n+)?^(`{3,})(\w*)\n([\s\S]*?)^\2$/gm;
  for (const match of text.matchAll(pattern)) {
    const [whole, check, marks = '', language = '', body = ''] = match;
    const start = match.index + whole.indexOf(marks);
    fences.push({
      language,
      text: body,
      line: text.slice(0, start).split('\n').length,
      ...(check === undefined ? {} : { check }),
    });
  }
  return fences;
}

/** The targets of the page's links and pictures, in code and comments aside. */
export function linksOf({ text }: Page): readonly string[] {
  const prose = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`|<!--[\s\S]*?-->/g, '');
  return [...prose.matchAll(/\]\(([^()\s]+(?:\([^()\s]*\))?)\)/g)].map(([, target]) => target!);
}

/** The names by which a page's headings can be linked to, as GitHub gives them. */
export function anchorsOf({ text }: Page): ReadonlySet<string> {
  const prose = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
  const seen = new Map<string, number>();
  const names = [...prose.matchAll(/^#{1,6} +(.*?)\s*#*$/gm)].map(([, heading = '']) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const name = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}-${times}`;
  });
  return new Set(names);
}
