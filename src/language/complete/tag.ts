import * as l10n from '@vscode/l10n';
import type { Span } from '../../text';
import type { JinjaWord } from './jinja-word';

/** A tag with a body: how it begins, and what may stand inside it. */
interface BodyTag {
  readonly name: string;
  /** Behind the name, with tab stops from 1. */
  readonly head: string;
  readonly middle: readonly string[];
}

const bodyTags: readonly BodyTag[] = [
  { name: 'if', head: ' ${1:condition}', middle: ['elif', 'else'] },
  { name: 'for', head: ' ${1:item} in ${2:items}', middle: ['else'] },
  { name: 'with', head: ' ${1:name} = ${2:value}', middle: [] },
  { name: 'macro', head: ' ${1:name}(${2:value})', middle: [] },
  { name: 'call', head: ' ${1:macro}()', middle: [] },
  { name: 'filter', head: ' ${1:trim}', middle: [] },
  { name: 'raw', head: '', middle: [] },
];

/**
 * The tags that may begin at a place: each with its end, unless that stands there already; first those that close or
 * continue what is open.
 */
export function completeTag(source: string, word: Span): readonly JinjaWord[] {
  const behind = source.slice(word.end);
  const closes = /^[ \t]*[-+]?%\}/.test(behind);
  // With words of its own behind it, only the tag's name is being changed.
  const isBare = !closes && /^[^\n{]*%\}/.test(behind);
  const open = openAt(source.slice(0, source.lastIndexOf('{%', word.start)));
  const innermost = bodyTags.find(({ name }) => name === open.at(-1));
  const item = (label: string, group: number, insert: string, detail: string): JinjaWord =>
    isBare
      ? { label, kind: 'tag', detail, group }
      : { label, kind: 'tag', detail, group, insert: closes ? insert : `${insert} %}`, snippet: true };

  const ends = innermost
    ? [item(`end${innermost.name}`, 0, `end${innermost.name}`, l10n.t('closes {0}', innermost.name))]
    : [];
  const setEnd = open.at(-1) === 'set' ? [item('endset', 0, 'endset', l10n.t('closes {0}', 'set'))] : [];
  const middles = (innermost?.middle ?? []).map((name) =>
    item(name, 0, name === 'elif' ? 'elif ${1:condition}' : name, l10n.t('continues {0}', open.at(-1) ?? '')),
  );
  const bodies = bodyTags.map(({ name, head }) => {
    const shown = `{% ${name}${head.replaceAll(/\$\{\d:(\w+)\}/g, '$1')} %}`;
    return hasEnd(behind, name)
      ? item(name, 1, `${name}${head}`, shown)
      : item(name, 1, `${name}${head} %}$0{% end${name}`, `${shown} … {% end${name} %}`);
  });
  return [
    ...ends,
    ...setEnd,
    ...middles,
    ...bodies,
    item('set', 1, 'set ${1:name} = ${2:value}', '{% set name = value %}'),
    item('set … endset', 1, 'set ${1:name} %}$0{% endset', '{% set name %} … {% endset %}'),
  ];
}

/** Tags as they are written, those in comments and raw blocks left out. */
function tagsIn(source: string): readonly { readonly name: string; readonly rest: string }[] {
  const text = source
    .replaceAll(/\{#.*?(?:#\}|$)/gs, '')
    .replaceAll(/(\{%[-+]?\s*raw\s*[-+]?%\}).*?(?=\{%[-+]?\s*endraw)/gs, '$1');
  return [...text.matchAll(/\{%[-+]?\s*(\w+)((?:(?!%\}).)*)/gs)].map(([, name = '', rest = '']) => ({ name, rest }));
}

/** Whether a tag has a body: a `set` with a value has none. */
function opens({ name, rest }: { readonly name: string; readonly rest: string }): boolean {
  return name === 'set' ? !/(?<![=!<>])=(?!=)/.test(rest) : bodyTags.some((tag) => tag.name === name);
}

/** The names of the tags that are open behind a text, outermost first. */
function openAt(before: string): readonly string[] {
  const open: string[] = [];
  for (const tag of tagsIn(before)) {
    if (opens(tag)) open.push(tag.name);
    else if (tag.name === `end${open.at(-1) ?? ''}`) open.pop();
  }
  return open;
}

/** Whether a text closes a tag that it does not open itself. */
function hasEnd(behind: string, name: string): boolean {
  let depth = 0;
  for (const tag of tagsIn(behind)) {
    if (tag.name === name && opens(tag)) depth++;
    else if (tag.name === `end${name}` && depth-- === 0) return true;
  }
  return false;
}
