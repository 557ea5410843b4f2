import * as l10n from '@vscode/l10n';
import { entriesOf, type Entry } from '../edit/entries';
import { freshName } from '../edit/names';
import { escapeSnippet, insertBehind } from './insert-template';
import { inTask, type Rewrite } from './refactoring';
import { templateAt, type PlacedTemplate } from './template-at';
import type { ParsedTask } from '../../parsed-document';

/**
 * Writes the template under the cursor once more behind itself, to be reworded: with a name of its own, on which the
 * cursor stands in editors that take tab stops.
 */
export const duplicateTemplate = inTask(({ parsed, span }): readonly Rewrite[] => {
  const placed = templateAt(parsed, span);
  const name = placed && entriesOf(placed.item.map, parsed.text).find(({ key }) => key === 'name');
  if (!placed || !name || !parsed.loaded.task) return [];
  const taken = parsed.loaded.task.templates.map((template) => template.name);
  const fresh = freshName(placed.template.name.trim().replace(/-\d+$/, ''), taken, '-');
  const copy = copyOf(parsed, placed, name, fresh);
  if (!copy) return [];
  return [{ title: l10n.t('Duplicate this template as a variant'), kind: 'refactor.rewrite', edits: [copy] }];
});

function copyOf(
  { text }: ParsedTask,
  { item }: PlacedTemplate,
  name: Entry,
  fresh: string,
): Rewrite['edits'][number] | undefined {
  const value = text.slice(name.span.start, name.span.end);
  const written = /^(name:\s*)/.exec(value)?.[1];
  if (written === undefined) return undefined;
  const head = text.slice(item.span.start, name.span.start + written.length);
  const tail = text.slice(name.span.end, item.span.end);
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(fresh);
  const quote = isPlain ? '' : '"';
  const spelled = isPlain ? fresh : JSON.stringify(fresh).slice(1, -1);
  const before = head + quote;
  const behind = quote + tail;
  return insertBehind(text, item, {
    lines: before + spelled + behind,
    snippet: `${escapeSnippet(before)}\${1:${escapeSnippet(spelled)}}${escapeSnippet(behind)}$0`,
  });
}
