import * as l10n from '@vscode/l10n';
import { jinjaScalars } from '../../jinja-scalar';
import { editText, type TextChange } from '../edit/edit-text';
import { scalarPlace } from '../edit/scalar-place';
import { inTask, type Rewrite } from './refactoring';

/**
 * Writes the field in single braces under the cursor, as Python's `format` and other tools have them, in Jinja's
 * double ones; and all of the text that it stands in. Whether a name is a column is not asked: data may be missing.
 */
export const doubleBraces = inTask(({ parsed, span }): readonly Rewrite[] => {
  const { document } = parsed.loaded;
  const scalar = jinjaScalars(document, parsed.text).find(
    ({ map }) => map.exact && span.start >= map.span.start && span.end <= map.span.end,
  );
  const place = scalar && scalarPlace(document, parsed.text, scalar.keys);
  const at = scalar?.map.fromFile(span.start);
  if (!place || at === undefined) return [];
  const all = fieldsIn(place.map.text);
  const here = all.find((change) => at >= change.span.start && at <= change.span.end);
  if (!here) return [];
  const rewrite = (title: string, changes: readonly TextChange[]): readonly Rewrite[] => {
    const edits = editText(place, changes);
    return edits ? [{ title, kind: 'refactor.rewrite', edits }] : [];
  };
  return [
    ...rewrite(l10n.t('Change to {0}', here.newText), [here]),
    ...(all.length > 1 ? rewrite(l10n.t('Change all fields in single braces in this text'), all) : []),
  ];
});

/** What is printed as it stands though it looks like a field; not in Jinja's own tags, where braces make dicts. */
function fieldsIn(text: string): readonly TextChange[] {
  const tags = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g;
  const covered = [...text.matchAll(tags)].map(({ index, 0: tag }) => ({ start: index, end: index + tag.length }));
  return [...text.matchAll(/(?<!\{)\{[ \t]*([A-Za-z_]\w*)[ \t]*\}(?!\})/g)].flatMap((match): TextChange[] => {
    const span = { start: match.index, end: match.index + match[0].length };
    if (covered.some(({ start, end }) => span.start >= start && span.end <= end)) return [];
    return [{ span, newText: `{{ ${match[1]!} }}` }];
  });
}
