import * as l10n from '@vscode/l10n';
import { parseTemplate } from '../../../jinja';
import { closest } from '../../../text';
import { decodedAt, type Decoded } from '../edit/decoded';
import { editText, type TextChange } from '../edit/edit-text';
import { found, remedy, type Cure } from '../remedy';

/** What is wrong with Jinja most often; offered is what leaves the text with fewer faults than it has. */
export const jinjaSyntax: Cure = ({ parsed, problem }) => {
  const decoded = decodedAt(parsed, problem.span);
  if (!decoded) return [];
  const before = faultsIn(decoded.text);
  const changes = [
    ...braces(decoded.text),
    ...otherLanguages(decoded.text),
    ...unknownTag(decoded),
    ...strayTag(decoded),
    ...openBlock(decoded, problem.message),
  ];
  const remedies = changes
    .filter((change) => faultsIn(changed(decoded.text, change)) < before)
    .flatMap((change) => {
      const written = change.newText.trim();
      const title = written === '' ? l10n.t('Remove the tag') : l10n.t('Write {0}', written);
      return found(remedy(title, editText(decoded.place, [change])));
    });
  return remedies.filter(({ title }, index) => remedies.findIndex((other) => other.title === title) === index);
};

function changed(text: string, { span, newText }: TextChange): string {
  return text.slice(0, span.start) + newText + text.slice(span.end);
}

/** What Jinja refuses, and closing marks that nothing opened, which it prints. */
function faultsIn(text: string): number {
  const errors = parseTemplate(text).problems.filter(({ severity }) => severity === 'error').length;
  return errors + [...text.matchAll(/(?<!\{)\{\s*[A-Za-z_][\w.]*\s*\}\}/g)].length;
}

/** A brace too few at an end: `{{ name }`, `{ name }}`, `{{ name`, `{% if x }`. */
function braces(text: string): readonly TextChange[] {
  const wrong: readonly (readonly [RegExp, (match: RegExpMatchArray) => string])[] = [
    [/\{\{([^{}]*?)\s*\}(?!\})/g, ([, inner = '']) => `{{${inner} }}`],
    [/(?<!\{)\{\s*([A-Za-z_][\w.]*)\s*\}\}/g, ([, inner = '']) => `{{ ${inner} }}`],
    [/\{%([^{}%]*?)\s*\}(?!\})/g, ([, inner = '']) => `{%${inner} %}`],
    [/\{%([^{}%]*?)\s*%(?!\})/g, ([, inner = '']) => `{%${inner} %}`],
    [/\{\{([ \t]*[A-Za-z_][\w.]*)(?![^{]*\}\})/g, ([, inner = '']) => `{{${inner} }}`],
    [/\{%([^{}%\n]*?)\s*(?=\n|$)/g, ([, inner = '']) => `{%${inner} %}`],
    [/\{#([^#\n]*?)\s*(?=\n|$)/g, ([, inner = '']) => `{#${inner} #}`],
  ];
  return wrong.flatMap(([pattern, write]) =>
    [...text.matchAll(pattern)].map((match) => changeOf(match.index, match[0], write(match))),
  );
}

/** What other languages write: `elseif`, `else if`, `&&`, `||`, `!`. */
function otherLanguages(text: string): readonly TextChange[] {
  const words: readonly (readonly [RegExp, string])[] = [
    [/(?<=\{%-?\s*)(?:elseif|else\s+if)\b/g, 'elif'],
    [/(?<=\{[{%][^{}]*?)\s*&&\s*/g, ' and '],
    [/(?<=\{[{%][^{}]*?)\s*(?<!\|)\|\|(?!\|)\s*/g, ' or '],
    [/(?<=\{[{%][^{}]*?)!(?!=)\s*/g, 'not '],
  ];
  return words.flatMap(([pattern, word]) =>
    [...text.matchAll(pattern)].map((match) => changeOf(match.index, match[0], word)),
  );
}

/** A tag whose name is nearly one. */
function unknownTag({ text, span }: Decoded): readonly TextChange[] {
  const tag = /\{%-?\s*(\w+)[^{}]*$/.exec(text.slice(0, Math.max(span.end, span.start)));
  const word = tag?.[1] ?? '';
  const near = closest(word, [...tags, ...tags.map((name) => `end${name}`), 'else', 'elif']);
  if (!tag || near === undefined) return [];
  return [changeOf(text.indexOf(word, tag.index), word, near)];
}

/** An end of what was never begun. */
function strayTag({ text, span }: Decoded): readonly TextChange[] {
  return [...text.matchAll(/\{%-?\s*(?:end\w+|else)\s*-?%\}/g)]
    .filter(({ index, 0: tag }) => index <= span.start && index + tag.length >= span.end)
    .map((match) => changeOf(match.index, match[0], ''));
}

/** A block that nothing ends, ended where the text ends. */
function openBlock({ text }: Decoded, message: string): readonly TextChange[] {
  const end = /\bend(?:if|for|macro|call|filter|set|with|block|raw|autoescape)\b/.exec(message)?.[0];
  const at = text.trimEnd().length;
  const lone = /\n\s*\{%[^\n]*%\}[ \t]*\n/.test(`\n${text}`) ? '\n' : '';
  return end === undefined ? [] : [{ span: { start: at, end: at }, newText: `${lone}{% ${end} %}` }];
}

function changeOf(start: number, old: string, newText: string): TextChange {
  return { span: { start, end: start + old.length }, newText };
}

const tags = ['if', 'for', 'set', 'macro', 'call', 'filter', 'with', 'raw', 'block'];
