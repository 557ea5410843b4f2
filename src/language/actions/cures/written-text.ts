import * as l10n from '@vscode/l10n';
import { decodedAt } from '../edit/decoded';
import { editText } from '../edit/edit-text';
import { found, remedy, type Cure } from '../remedy';

/** A line end that is printed as letters, where the rule knows no edit since the style must break a line by lines. */
export const lostEscape: Cure = ({ parsed, problem }) => {
  const decoded = problem.fix ? undefined : decodedAt(parsed, problem.span);
  if (!decoded) return [];
  const { place, text, span } = decoded;
  const isLetters = text.slice(span.start, span.end) === '\\n';
  // Blanks at the end of the line that is broken here would not be seen any more.
  const start = text.slice(0, span.start).trimEnd().length;
  const change = { span: { start, end: span.end }, newText: '\n' };
  // The letter n alone may be an ending.
  return found(remedy(l10n.t('Make it a line end'), editText(place, [change]), { isCertain: isLetters }));
};

/** A mark glued to a field, where a space behind it would mean something else to YAML: the text is quoted. */
export const missingSpace: Cure = ({ parsed, problem }) => {
  const decoded = problem.fix ? undefined : decodedAt(parsed, problem.span);
  if (!decoded) return [];
  const { place, span } = decoded;
  const change = { span: { start: span.end, end: span.end }, newText: ' ' };
  return found(remedy(l10n.t('Add a space'), editText(place, [change]), { isCertain: true }));
};

/** A mark behind a field whose rows end in one: without it, the rows that have none end in nothing. */
export const doubledPunctuation: Cure = ({ parsed, problem }) => {
  const decoded = problem.fix ? undefined : decodedAt(parsed, problem.span);
  if (!decoded) return [];
  const { place, text, span } = decoded;
  const title = l10n.t('Leave "{0}" out', text.slice(span.start, span.end));
  return found(remedy(title, editText(place, [{ span, newText: '' }])));
};

/** A variable that nothing reads, with its tag. */
export const unusedVariable: Cure = ({ parsed, problem }) => {
  const decoded = decodedAt(parsed, problem.span);
  if (!decoded) return [];
  const { place, text, span } = decoded;
  const [tag] = [...text.matchAll(/\{%-?\s*set\s[^{}]*?-?%\}[ \t]*(?:\n(?=\n|\S))?/g)].filter(
    ({ index, 0: all }) => index < span.start && index + all.length > span.end,
  );
  if (!tag || !/=/.test(tag[0])) return [];
  const name = text.slice(span.start, span.end);
  const change = { span: { start: tag.index, end: tag.index + tag[0].length }, newText: '' };
  return found(remedy(l10n.t('Remove "{0}"', name), editText(place, [change])));
};
