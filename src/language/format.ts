import { isMap, isScalar, isSeq, parse, type Document, type Node } from 'yaml';
import { openDocument, type OpenDocument } from '../document';
import { differenceOf, spanOf, type TextEdit } from '../text';
import { yamlOf, type ParsedDocument } from './parsed-document';
import { reindent } from './reindent';
import { contentOf, lexemesOf } from './same-content';
import type { RangeEdit } from './types';

/**
 * The edits that lay a file out: indentation by two, no white space at the ends of lines, one newline at the end, and
 * quotes around choices that readers of YAML 1.1 would take for true, false or a number.
 *
 * Every text that the file holds stays what it is, to the byte, and so does every comment: each step is read back, and
 * one that would change anything is left out. A file with faults stays as it is.
 */
export function format(parsed: ParsedDocument): readonly RangeEdit[] {
  const document = yamlOf(parsed);
  if (!document) return [];
  const formatted = formatText(parsed.text);
  return editsBetween(parsed.text, formatted).map(({ span, newText }) => ({ range: parsed.range(span), newText }));
}

/** A file's text laid out; formatting it again changes nothing. */
export function formatText(text: string): string {
  const opened = openDocument(text);
  if (!opened.root || hasFaults(opened)) return text;
  const content = contentOf(opened.document, text);
  let now = text;
  let before: string;
  // One step can make room for another: a block that lost its spaces can be moved.
  let rounds = 0;
  do {
    before = now;
    for (const step of [trimLines, quoteChoices, reindent, endLine]) now = checked(now, step(now), content);
  } while (now !== before && ++rounds < 5);
  return now;
}

/** A step's text, if it says what the file said; otherwise the text before it. */
function checked(before: string, after: string, content: string): string {
  if (before === after) return before;
  const opened = openDocument(after);
  return !hasFaults(opened) && contentOf(opened.document, after) === content ? after : before;
}

/** Warnings, as of a tag that this reader does not know, leave no doubt about what the file says. */
function hasFaults({ problems }: OpenDocument): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** Without the white space at the ends of lines, save where it may be part of a scalar. */
function trimLines(text: string): string {
  let out = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  let blanks = '';
  for (const { source, isContent } of lexemesOf(text)) {
    if (!isContent && /^[ \t]+$/.test(source)) {
      blanks += source;
      continue;
    }
    const isLineEnd = !isContent && /^[\r\n]+$/.test(source);
    const piece = !isContent && source.startsWith('#') ? source.trimEnd() : source;
    out += (isLineEnd ? '' : blanks) + piece;
    blanks = '';
  }
  return out;
}

/** One line end behind the last line; a block scalar that keeps its empty lines may end in more. */
function endLine(text: string): string {
  return `${text.replace(/[ \t\r\n]+$/, '')}${text.includes('\r\n') ? '\r\n' : '\n'}`;
}

function quoteChoices(text: string): string {
  const { document } = openDocument(text);
  const edits: TextEdit[] = [];
  for (const items of choiceLists(document)) {
    for (const item of items) {
      if (!isScalar(item) || item.type !== 'PLAIN' || typeof item.value !== 'string' || !item.range) continue;
      if (!isMisread(item.value)) continue;
      edits.push({ span: spanOf(item.range[0], item.range[1]), newText: JSON.stringify(item.value) });
    }
  }
  return edits.reduceRight((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
}

/** The lists of choices, the task's own and those of its templates. */
function choiceLists(document: Document): readonly (readonly unknown[])[] {
  const templates = document.get('templates');
  const owners = [document.contents, ...(isSeq(templates) ? templates.items : [])];
  return owners.flatMap((owner) => {
    const choices: unknown = isMap(owner) ? owner.get('choices', true) : undefined;
    return isSeq(choices) ? [choices.items as readonly Node[]] : [];
  });
}

function isMisread(word: string): boolean {
  try {
    return typeof parse(word, { version: '1.1', logLevel: 'silent' }) !== 'string';
  } catch {
    return false;
  }
}

/** Small edits, line by line; formatting moves no text from one line to another. */
function editsBetween(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const [olds, news] = [linesOf(before), linesOf(after)];
  const common = Math.min(olds.length, news.length) - 1;
  const edits: TextEdit[] = [];
  let at = 0;
  const replace = (old: string, now: string): void => {
    if (old !== now) {
      const { start, oldEnd, newEnd } = differenceOf(old, now);
      edits.push({ span: spanOf(at + start, at + oldEnd), newText: now.slice(start, newEnd) });
    }
    at += old.length;
  };
  for (let line = 0; line < common; line++) replace(olds[line]!, news[line]!);
  replace(olds.slice(common).join(''), news.slice(common).join(''));
  return edits;
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}
