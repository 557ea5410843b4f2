import * as l10n from '@vscode/l10n';
import { recipeSchema } from '../../../recipe';
import { safeName, taskSchema } from '../../../task';
import { nodePathAt } from '../../node-path';
import { wordsAt } from '../../schema-walk';
import { entryAt, removeEntry } from '../edit/entries';
import { found, remedy, type Ailment, type Cure } from '../remedy';
import { didYouMean, replaceWord, wordAt } from './did-you-mean';

/**
 * A value that the schema does not allow: one of the words that it does, a task's name with the letters that names
 * have. A key that clashes with another, or says nothing beside it, is taken away.
 */
export const wrongValue: Cure = (ailment) => {
  const { parsed, problem } = ailment;
  const { keys, isKey } = nodePathAt(parsed.loaded.document, problem.span.start);
  if (isKey) return removeKey(ailment);
  const word = wordAt(parsed, problem.span);
  if (word === undefined) return [];
  const words = wordsAt(parsed.kind === 'task' ? taskSchema : recipeSchema, keys);
  if (words.length > 0) return problem.fix ? [] : didYouMean(ailment, problem.span, word, words);
  const name = parsed.kind === 'task' && keys.join('.') === 'task' ? safeName(word) : '';
  if (name === '') return [];
  return found(remedy(l10n.t('Change to "{0}"', name), replaceWord(parsed, problem.span.start, name)));
};

/** What a recipe cannot say yet: without it, or by the word that it can say. */
export const notYet: Cure = wrongValue;

/** Takes the key at a problem away, with its value. */
export const removeKey: Cure = ({ parsed, problem }: Ailment) => {
  const { keys, isKey, scalar } = nodePathAt(parsed.loaded.document, problem.span.start);
  // A whole map is marked where a key of it is no scalar.
  const isMarked = isKey && scalar?.range?.[1] === problem.span.end;
  const entry = isMarked ? entryAt(parsed.loaded.document, parsed.text, keys) : undefined;
  return entry ? found(remedy(l10n.t('Remove "{0}"', entry.key), removeEntry(parsed.text, entry))) : [];
};

/** A key that another kind of source reads says nothing here: nothing changes without it. */
export const unusedKey: Cure = (ailment) =>
  (removeKey(ailment) as ReturnType<typeof found>).map((each) => ({ ...each, isCertain: true }));
