import * as l10n from '@vscode/l10n';
import { nodePathAt } from '../../node-path';
import { found, remedy, type Cure } from '../remedy';
import { removeKey } from './wrong-value';

/** A key that the format does not know, besides the near one that the schema's check offers: the author's own, or none. */
export const unknownKey: Cure = async (ailment) => {
  const { parsed, problem } = ailment;
  const { keys, isKey, scalar } = nodePathAt(parsed.loaded.document, problem.span.start);
  if (!isKey || scalar?.range?.[1] !== problem.span.end) return [];
  const key = String(keys.at(-1) ?? '').replace(/[^\w.-]+/g, '-');
  const own = `x-${key}`;
  const edit = { span: problem.span, newText: own };
  return [...found(remedy(l10n.t('Keep it as your own: "{0}"', own), edit)), ...(await removeKey(ailment))];
};
