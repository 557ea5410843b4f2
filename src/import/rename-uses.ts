import { analyse, parseTemplate } from '../jinja';

/**
 * A template's text with the variables it reads under other names; those it sets itself keep theirs. All else stays
 * as it is written.
 */
export function renameUses(text: string, names: ReadonlyMap<string, string>): string {
  const uses = analyse(parseTemplate(text)).uses.filter(({ name }) => names.has(name));
  const places = new Map(uses.map(({ nameSpan, name }) => [nameSpan.start, { nameSpan, name }]));
  let out = '';
  let from = 0;
  for (const { nameSpan, name } of [...places.values()].sort((a, b) => a.nameSpan.start - b.nameSpan.start)) {
    out += text.slice(from, nameSpan.start) + (names.get(name) ?? name);
    from = nameSpan.end;
  }
  return out + text.slice(from);
}

/** Names of the variables that a template reads and does not set. */
export function namesRead(text: string): ReadonlySet<string> {
  return new Set(analyse(parseTemplate(text)).uses.map(({ name }) => name));
}
