import * as l10n from '@vscode/l10n';
import { openDocument } from '../../../document';
import type { TextEdit } from '../../../text';
import { applyEdits } from '../edit/apply-edits';
import { endOfLine, insertAt, lineStart } from '../edit/entries';
import { found, remedy, type Ailment, type Cure, type Remedy } from '../remedy';

/**
 * What breaks YAML most often, each tried on the file: offered is what leaves it with fewer faults, and the one that
 * is asked about gone.
 */
export const yamlSyntax: Cure = (ailment) => {
  const { parsed, problem } = ailment;
  const now = faultsOf(parsed.text);
  const tries = [...valueInQuotes(ailment), ...closeQuote(ailment), ...tabsAsSpaces(ailment), ...secondKey(ailment)];
  return tries.filter(({ edits }) => {
    const then = faultsOf(applyEdits(parsed.text, edits));
    return then.length < now.length && !then.some(({ message }) => message === problem.message);
  });
};

function faultsOf(text: string): readonly { readonly message: string }[] {
  return openDocument(text).problems.filter(({ code }) => code === 'yaml-syntax');
}

/** A value that YAML takes for something of its own: Jinja at its start, a colon in it, a reserved mark. */
function valueInQuotes({ parsed, problem }: Ailment): readonly Remedy[] {
  const edit = quoteRest(parsed.text, problem.span.start);
  return found(remedy(l10n.t('Put the value in quotes'), edit));
}

/** The value on the line of a place, in quotes; undefined where it is quoted, or there is none. */
export function quoteRest(text: string, offset: number): TextEdit | undefined {
  const start = lineStart(text, offset);
  const line = text.slice(start, endOfLine(text, start));
  const [, before = '', value = ''] = /^( *(?:- +)*(?:[\w.-]+:[ \t]+|(?<=- +)))(\S.*?)[ \t]*$/.exec(line) ?? [];
  // A block has no quotes, and a quote that nothing closes is a fault of its own.
  if (value === '' || /^[|>]|^(["'])(?!.*\1)/.test(value)) return undefined;
  const from = start + before.length;
  return { span: { start: from, end: from + value.length }, newText: quoted(value) };
}

/** In the quotes that need the least escaping. */
function quoted(value: string): string {
  if (!/["\\]/.test(value)) return `"${value}"`;
  return value.includes("'") ? JSON.stringify(value) : `'${value}'`;
}

/** A quote that is opened in a line and nowhere closed. */
function closeQuote({ parsed: { text } }: Ailment): readonly Remedy[] {
  for (const { index } of text.matchAll(/(?<=(?:: +|- +|[[,{] *))["'](?=[^\r\n]*)/g)) {
    const mark = text[index]!;
    const end = endOfLine(text, index);
    if (text.slice(index + 1, end).includes(mark)) continue;
    const at = text.slice(0, end).trimEnd().length;
    return found(remedy(l10n.t('Close the quote'), insertAt(at, mark)));
  }
  return [];
}

function tabsAsSpaces({ parsed: { text } }: Ailment): readonly Remedy[] {
  const edits = [...text.matchAll(/^ *\t[ \t]*/gm)].map(({ index, 0: margin }) => ({
    span: { start: index, end: index + margin.length },
    newText: margin.replaceAll('\t', '  '),
  }));
  return found(remedy(l10n.t('Indent by spaces'), edits));
}

/** A key that its map has already: the line of the second, and what belongs to it, goes. */
function secondKey({ parsed: { text }, problem: { span } }: Ailment): readonly Remedy[] {
  const start = lineStart(text, span.start);
  const [, margin, key] = /^( *)([\w.-]+):/.exec(text.slice(start)) ?? [];
  if (margin === undefined || start + margin.length !== span.start) return [];
  let end = endOfLine(text, start);
  for (;;) {
    const next = /^\r?\n(?:[ \t]*\r?\n)*( +)(?=\S)[^\r\n]*/.exec(text.slice(end));
    if (!next || next[1]!.length <= margin.length) break;
    end += next[0].length;
  }
  const lineBreak = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  const drop = { span: { start, end: end + lineBreak }, newText: '' };
  const rename = { span: { start: span.start, end: span.start + key!.length }, newText: `x-${key!}` };
  return found(
    remedy(l10n.t('Remove the second "{0}"', key!), drop),
    remedy(l10n.t('Keep it as your own: "{0}"', `x-${key!}`), rename),
  );
}
