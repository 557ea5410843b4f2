import * as l10n from '@vscode/l10n';
import { basename } from 'node:path/posix';
import { err, ok, type Position, type Result, type TextEdit } from '../text';
import type { Cancellation } from './cancellation';
import type { Context } from './context';
import { applyEdits, isReadable, readsAs } from './names/apply-edits';
import { columnsOf } from './names/column-names';
import { refuseShared } from './names/extended';
import { nameAt, namesIn, sameNames } from './names/find-names';
import { lostPartners } from './names/lost-partners';
import type { Occurrence } from './names/occurrence';
import { refuse } from './names/refuse';
import { comesFromData, renameEntry } from './names/rename-entry';
import { spell } from './names/spell';
import type { ParsedDocument } from './parsed-document';
import type { RenamePlace, WorkspaceEdit } from './types';

/** Whether what is named at a place can be renamed; undefined where nothing is named, else a message why not. */
export async function prepareRename(
  context: Context,
  parsed: ParsedDocument,
  position: Position,
  cancel?: Cancellation,
): Promise<Result<RenamePlace, string> | undefined> {
  const found = await nameAt(context, parsed, position, cancel);
  if (!found) return undefined;
  const refusal = (await unknownColumn(context, parsed, found)) ?? (await refuseKind(context, parsed, found));
  if (refusal !== undefined) return err(refusal);
  return ok({ range: parsed.range(found.span), placeholder: found.name });
}

/**
 * Gives what is named at a place another name, wherever it is meant. A column of the data file keeps its name there:
 * an entry of `rename` gives templates the new one, and `columns` goes on pinning the stored one. Tasks and clusters
 * are renamed in all task and recipe files. Nothing is edited where a place could be missed or would decode otherwise.
 * A cluster's name with which a recipe trains on more is to be confirmed.
 */
export async function rename(
  context: Context,
  parsed: ParsedDocument,
  position: Position,
  to: string,
  cancel?: Cancellation,
): Promise<Result<WorkspaceEdit, string> | undefined> {
  const found = await nameAt(context, parsed, position, cancel);
  if (!found || cancel?.isCancellationRequested) return undefined;
  if (found.name === to && found.kind !== 'cluster') return ok({ files: [] });
  const unknown = await unknownColumn(context, parsed, found);
  if (unknown !== undefined) return err(unknown);
  const columns = parsed.kind === 'task' ? columnsOf(parsed, await context.sample(parsed)) : new Set<string>();
  const names = await namesIn(context, parsed);
  const files = await context.workspace(parsed);
  const shared = found.kind === 'column' ? refuseShared(parsed, files) : undefined;
  const refusal = shared ?? refuse(found, to, { names, columns, files });
  if (refusal !== undefined) return err(refusal);

  const places = await sameNames(context, parsed, found);
  const edited: WorkspaceEdit['files'][number][] = [];
  for (const file of new Set(places.map((place) => place.parsed))) {
    const here = places.filter((place) => place.parsed === file).map(({ occurrence }) => occurrence);
    const edits = editsOf(file, found, here, to);
    if (!edits.ok) return edits;
    if (edits.value.length === 0) continue;
    edited.push({
      uri: file.source.uri,
      edits: edits.value.map(({ span, newText }) => ({ range: file.range(span), newText })),
    });
  }
  const lost = found.kind === 'cluster' ? await lostPartners(context, files, found.name, to) : [];
  return ok({ files: edited, ...(lost.length > 0 ? { confirm: lost.join(' ') } : {}) });
}

/** The edits of one file, tried out on its text. */
function editsOf(
  file: ParsedDocument,
  found: Occurrence,
  occurrences: readonly Occurrence[],
  to: string,
): Result<readonly TextEdit[], string> {
  const name = basename(file.source.path);
  if (!isReadable(file)) return err(l10n.t('{0} has syntax errors, which may hide uses: correct them first.', name));
  const vague = occurrences.find(({ map }) => !map.exact);
  if (vague) {
    const { line } = file.range(vague.map.span).start;
    return err(l10n.t('{0}, line {1}: the text is written in a way that cannot be edited safely.', name, line + 1));
  }
  const edits = occurrences
    .filter(({ place }) => place !== 'columns' && place !== 'rename-from')
    .map((occurrence): TextEdit => ({ span: occurrence.span, newText: spell(occurrence, to) }));
  const trial = applyEdits(file, edits);
  let isRight = readsAs(trial.parsed, to, trial.starts);
  if (file.kind === 'task' && found.kind === 'column' && comesFromData(file, found.name, occurrences)) {
    const entry = renameEntry(file, found.name, to);
    const whole = entry && applyEdits(file, [...edits, entry]).parsed;
    isRight &&= whole?.kind === 'task' && whole.loaded.task?.data.rename.get(found.name) === to && isReadable(whole);
    if (entry) edits.push(entry);
  }
  return isRight ? ok(edits) : err(l10n.t('{0} is written in a way that cannot be edited safely.', name));
}

async function refuseKind(context: Context, parsed: ParsedDocument, found: Occurrence): Promise<string | undefined> {
  if (found.kind !== 'built-in') return undefined;
  return refuse(found, '', { names: [], columns: new Set(), files: await context.workspace(parsed) });
}

/** A name that is read and is no column: what it should be is not known. */
async function unknownColumn(context: Context, parsed: ParsedDocument, found: Occurrence): Promise<string | undefined> {
  if (found.kind !== 'column' || parsed.kind !== 'task') return undefined;
  const sample = await context.sample(parsed);
  if (sample.columns.length === 0 || columnsOf(parsed, sample).has(found.name)) return undefined;
  return l10n.t('"{0}" is not a column, so there is nothing to rename.', found.name);
}
