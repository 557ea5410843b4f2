import * as l10n from '@vscode/l10n';
import { Document, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import { block, prose, quoted, word } from '../document';
import { keepComments } from './keep-comments';
import type { LoadedSnapshot, PinnedRender, PinnedTemplate, SnapshotContent } from './snapshot';

/**
 * A snapshot file's text: prompts as literal blocks, so that a change of one line is a change of one line in a diff;
 * texts that a block could not hold to the byte, or an editor would trim, in double quotes with a line for each of
 * theirs.
 *
 * @param before the file as it is, whose comments are kept; where it says the same, its text is the answer
 */
export function printSnapshot(content: SnapshotContent, before?: LoadedSnapshot): string {
  if (before?.snapshot && saysTheSame(before.snapshot, content)) return before.text;
  const document = new Document(
    mapOf([
      ['flan', word('snapshot/1')],
      ['task', word(content.task)],
      ['templates', listOf(content.templates.map(templateNode))],
    ]),
  );
  if (before) keepComments(before.document, document);
  else document.commentBefore = ` ${l10n.t('Pinned renders; "flan-workbench snapshot" pins them anew.')}`;
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: 0 });
}

/** Whether two snapshots hold the same renders in the same order. */
export function saysTheSame(a: SnapshotContent, b: SnapshotContent): boolean {
  const plain = ({ task, templates }: SnapshotContent): string =>
    JSON.stringify([
      task,
      templates.map(({ name, renders }) => [
        name,
        renders.map(({ row, input, target }) => [row.split, row.index, row.hash, input, target]),
      ]),
    ]);
  return plain(a) === plain(b);
}

function templateNode({ name, renders }: PinnedTemplate, index: number): Node {
  const node = mapOf([
    ['name', word(name)],
    ['renders', listOf(renders.map(renderNode))],
  ]);
  node.spaceBefore = index > 0;
  return node;
}

function renderNode({ row: { split, index, hash }, input, target }: PinnedRender): Node {
  const row = mapOf([
    ['split', word(split)],
    ['index', new Scalar(index)],
    ['hash', quoted(hash)],
  ]);
  row.flow = true;
  return mapOf([
    ['row', row],
    ['input', block(input)],
    ['target', prose(target)],
  ]);
}

function mapOf(entries: readonly (readonly [string, Node])[]): YAMLMap {
  const map = new YAMLMap();
  for (const [key, value] of entries) map.items.push(new Pair(word(key), value));
  return map;
}

function listOf(nodes: readonly Node[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items.push(...nodes);
  return list;
}
