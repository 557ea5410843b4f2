import * as l10n from '@vscode/l10n';
import { Cursor } from '../../../document';
import { recipeSchema } from '../../../recipe';
import { taskSchema } from '../../../task';
import { nodePathAt } from '../../node-path';
import { alternativesAt, isType } from '../../schema-walk';
import { found, remedy, type Cure } from '../remedy';
import { quoteRest } from './yaml-syntax';

/**
 * A value of another type than is wanted, besides text without its quotes, which the schema's check cures: Jinja that
 * YAML takes for a map since it begins with braces, one value where a list is wanted, a number or a word in quotes.
 */
export const wrongType: Cure = ({ parsed, problem }) => {
  if (problem.fix) return [];
  const { document } = parsed.loaded;
  const { start, end } = problem.span;
  const source = parsed.text.slice(start, end);
  const { keys } = nodePathAt(document, start);
  const path = pathOf(document, keys, start);
  const wanted = alternativesAt(parsed.kind === 'task' ? taskSchema : recipeSchema, path);
  const wants = (type: string): boolean => wanted.some((schema) => isType(schema, type));
  if (wants('string') && /^\{[{%]/.test(source)) {
    return found(remedy(l10n.t('Put the value in quotes'), quoteRest(parsed.text, start), { isCertain: true }));
  }
  const at = Cursor.root(document).at(path);
  if (at?.kind === 'scalar' && wants('array')) {
    return found(remedy(l10n.t('Make it a list'), { span: problem.span, newText: `[${source}]` }));
  }
  const text = at?.scalar?.type === 'PLAIN' ? undefined : at?.text?.trim();
  if (text === undefined) return [];
  const isNumber = wants('integer')
    ? /^-?\d+$/.test(text)
    : wants('number') && /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/.test(text);
  if (!isNumber && !(wants('boolean') && /^(?:true|false)$/.test(text))) return [];
  const title = l10n.t('Remove the quotes');
  return found(remedy(title, { span: problem.span, newText: text }, { isCertain: true }));
};

/** A collection begins where its first part does: the path of the outermost value that begins at a place. */
function pathOf(
  document: Parameters<typeof Cursor.root>[0],
  keys: readonly (string | number)[],
  start: number,
): readonly (string | number)[] {
  const root = Cursor.root(document);
  for (let depth = 1; depth < keys.length; depth++) {
    const path = keys.slice(0, depth);
    if (root.at(path)?.span.start === start) return path;
  }
  return keys;
}
