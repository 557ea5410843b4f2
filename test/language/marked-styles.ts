import assert from 'node:assert/strict';
import type { Range } from '../../src/language';
import { taskWith } from './workspace';

/** The five ways of YAML to write a text. */
export const styleNames = ['plain', 'single', 'double', 'literal', 'folded'] as const;
export type StyleName = (typeof styleNames)[number];

/** A task whose input is one text in one style, and where in the file the marked words of that text stand. */
export interface MarkedTask {
  readonly text: string;
  readonly at: (label: string) => Range;
}

/** Indentation of the lines of a template's text. */
const indent = '      ';

/**
 * Writes a text into the `input` of a task. In the text `⟦label|word⟧` marks a word. Styles that fold lines break at
 * every `⏎`, which decodes to a blank; in double quotes each marked word has its second letter escaped, unless the label
 * ends in `!`. This is written apart from `src/text`, so that the two hold each other.
 */
export function writeMarked(style: StyleName, source: string, target?: string): MarkedTask {
  const found = new Map<string, { readonly start: number; readonly end: number }>();
  let value = opening[style];
  for (let i = 0; i < source.length;) {
    const mark = /^⟦([^|]+)\|([^⟧]*)⟧/.exec(source.slice(i));
    if (!mark) {
      value += write(style, source[i++]!);
      continue;
    }
    const [whole, label = '', word = ''] = mark;
    const start = value.length;
    for (const [index, letter] of [...word].entries()) {
      const isEscaped = style === 'double' && index === 1 && !label.endsWith('!');
      value += isEscaped ? `\\x${letter.charCodeAt(0).toString(16)}` : write(style, letter);
    }
    found.set(label.replace('!', ''), { start, end: value.length });
    i += whole.length;
  }
  value += style === 'single' ? "'" : style === 'double' ? '"' : '';
  const text = taskWith('VALUE', target).replace('VALUE', () => value);
  const from = text.indexOf(value);
  const position = (offset: number): Range['start'] => {
    const before = text.slice(0, from + offset).split('\n');
    return { line: before.length - 1, character: before.at(-1)!.length };
  };
  return {
    text,
    at: (label) => {
      const span = found.get(label);
      assert.ok(span, `no mark ${label}`);
      return { start: position(span.start), end: position(span.end) };
    },
  };
}

const opening: Readonly<Record<StyleName, string>> = {
  plain: '',
  single: "'",
  double: '"',
  literal: `|-\n${indent}`,
  folded: `>-\n${indent}`,
};

function write(style: StyleName, letter: string): string {
  if (letter === '⏎') return style === 'literal' ? ' ' : `\n${indent}`;
  if (letter === "'" && style === 'single') return "''";
  return letter === '"' && style === 'double' ? '\\"' : letter;
}
