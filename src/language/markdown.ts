import { toJson, type Value } from '../value';

/** Text that Markdown shows as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]#|<>~]/g, '\\$&');
}

/** A word as code, on one line, cut to `limit` characters; line ends become `⏎`, so that the span stays one. */
export function code(text: string, limit = 100): string {
  const line = text.replace(/\r\n|\r|\n/g, '⏎');
  const cut = line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
  const longest = Math.max(0, ...[...cut.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = cut.startsWith('`') || cut.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${cut}${pad}${fence}`;
}

/** A value of a row as code: strings as they are, all else as JSON. */
export function codeOfValue(value: Value): string {
  if (value === '') return '`""`';
  return code(typeof value === 'string' ? value : toJson(value));
}

/** Several lines as they are, in a block. */
export function codeBlock(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
