import * as l10n from '@vscode/l10n';
import { isScalar } from 'yaml';
import { canonicalCluster } from '../../../mixture';
import { closest, type Span } from '../../../text';
import { tasksByCluster } from '../../clusters';
import { folderOf, relativePath } from '../../glob';
import { nodePathAt } from '../../node-path';
import { tasksOf } from '../../recipe-plan';
import { rewrite } from '../edit/rewrite';
import { scalarPlaceAt } from '../edit/scalar-place';
import { found, remedy, type Ailment, type Cure, type Remedy } from '../remedy';
import type { ScalarStyle } from '../edit/scalar-style';

/** More names than this are no choice but a list to read. */
const FEW = 6;

/**
 * Replaces a word by a known one: by the nearest, or where none is near by each of a few.
 *
 * @param span of the word's scalar, which may be a key
 */
export function didYouMean(
  { parsed }: Pick<Ailment, 'parsed'>,
  span: Span,
  word: string,
  known: readonly string[],
): readonly Remedy[] {
  const near = closest(word, known);
  const words = near !== undefined ? [near] : known.length <= FEW ? known : [];
  return words.flatMap((to) => found(remedy(l10n.t('Change to "{0}"', to), replaceWord(parsed, span.start, to))));
}

/** Writes another word in place of a scalar, in its style where that can hold it. */
export function replaceWord(
  { loaded: { document }, text }: Ailment['parsed'],
  offset: number,
  to: string,
): Remedy['edits'] | undefined {
  const { scalar, isKey } = nodePathAt(document, offset);
  if (!scalar?.range) return undefined;
  if (isKey) {
    const plain = /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(to);
    const newText = plain ? to : JSON.stringify(to);
    return [{ span: { start: scalar.range[0], end: scalar.range[1] }, newText }];
  }
  const place = scalarPlaceAt(document, text, offset);
  if (!place) return typeof scalar.value === 'string' ? undefined : quotedWord(scalar.range, to);
  const styles: readonly ScalarStyle[] = [place.style, 'plain', 'double'];
  for (const style of styles) {
    const edit = rewrite(place, style, to);
    if (edit) return [edit];
  }
  return undefined;
}

/** A number or another word that YAML types is replaced with quotes around it. */
function quotedWord([start, end]: readonly [number, number, number], to: string): Remedy['edits'] {
  return [{ span: { start, end }, newText: JSON.stringify(to) }];
}

/** A cluster that no task is of. FLAN's other names for a cluster count as near it. */
export const unknownCluster: Cure = async ({ context, parsed, problem }) => {
  const clusters = [...(await tasksByCluster(context, parsed)).keys()];
  const word = wordAt(parsed, problem.span);
  if (word === undefined) return [];
  const near = closest(word, clusters) ?? closest(canonicalCluster(word), clusters);
  return didYouMean({ parsed }, problem.span, word, near === undefined ? clusters : [near]);
};

/** A task, held out or weighed, that the recipe does not have. */
export const unknownTask: Cure = async ({ context, parsed, problem }) => {
  const word = wordAt(parsed, problem.span);
  if (parsed.kind !== 'recipe' || word === undefined) return [];
  const names = (await tasksOf(context, parsed)).map(({ name }) => name);
  return didYouMean({ parsed }, problem.span, word, names);
};

/** A pattern that means no task file: the nearest of the workspace's files, or all below the recipe's folder. */
export const unmatchedPattern: Cure = async ({ context, parsed, problem }) => {
  const word = wordAt(parsed, problem.span);
  if (word === undefined) return [];
  const folder = folderOf(parsed.source.path);
  const files = (await context.workspace(parsed)).flatMap(({ kind, source }) => {
    const path = kind === 'task' ? relativePath(folder, source.path) : undefined;
    return path === undefined ? [] : [path];
  });
  const near = closest(word, files);
  const all = '**/*.task.flan.yaml';
  const words = near !== undefined ? [near] : files.length > 0 ? [all] : [];
  return words.flatMap((to) =>
    found(remedy(l10n.t('Change to "{0}"', to), replaceWord(parsed, problem.span.start, to))),
  );
};

/** The text of the scalar at a span, key or value. */
export function wordAt({ loaded: { document } }: Ailment['parsed'], { start }: Span): string | undefined {
  const { scalar } = nodePathAt(document, start);
  if (!isScalar(scalar)) return undefined;
  return typeof scalar.value === 'string' ? scalar.value : scalar.source;
}
