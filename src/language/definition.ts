import { contains, type Position, type Span } from '../text';
import type { Cancellation } from './cancellation';
import type { Context } from './context';
import { locationOf, nameAt, sameNames, type PlacedName } from './names/find-names';
import { nodeAt, type Occurrence } from './names/occurrence';
import type { ParsedDocument, ParsedTask } from './parsed-document';
import type { Location } from './types';

/**
 * Where what is named at a place is made: a variable where the template sets it, a column where the data block derives,
 * renames or pins it and else at the data's source, `answer` and `choices` at the keys behind them, a task or cluster
 * in its task files.
 */
export async function definition(
  context: Context,
  parsed: ParsedDocument,
  position: Position,
  cancel?: Cancellation,
): Promise<readonly Location[]> {
  const base = parsed.kind === 'task' ? parsed.loaded.task?.base : undefined;
  if (base && contains(base.span, parsed.offset(position))) return taskAt(context, base.path);
  const name = await nameAt(context, parsed, position, cancel);
  if (!name) return [];
  const found = (await sameNames(context, parsed, name, cancel)).filter(
    ({ occurrence }) => occurrence.role === 'definition',
  );
  if (found.length > 0) return nearest(found).map(locationOf);
  const span = parsed.kind === 'task' ? behind(parsed, name) : undefined;
  return span ? [{ uri: parsed.source.uri, range: parsed.range(span) }] : [];
}

/** The name of the task in a file. */
async function taskAt(context: Context, path: string): Promise<readonly Location[]> {
  const file = (await context.workspace()).find(({ source }) => source.path === path);
  if (file?.kind !== 'task' || !file.loaded.task) return [];
  return [{ uri: file.source.uri, range: file.range(file.loaded.task.nameSpan) }];
}

const order: readonly Occurrence['place'][] = ['derive', 'rename-to', 'columns'];

/** Of a column the last step that makes it what templates see; of all else every definition. */
function nearest(found: readonly PlacedName[]): readonly PlacedName[] {
  for (const place of order) {
    const here = found.filter(({ occurrence }) => occurrence.place === place);
    if (here.length > 0) return here;
  }
  return found;
}

/** What a name stands for that the file defines by no name of its own. */
function behind({ loaded: { task, document } }: ParsedTask, { kind, name, keys }: Occurrence): Span | undefined {
  if (!task) return undefined;
  if (kind === 'built-in') {
    const template = typeof keys?.[1] === 'number' ? task.templates[keys[1]] : undefined;
    const [choices, answer] = [template?.choices ?? task.choices, template?.answer ?? task.answer];
    return name === 'answer' ? answer?.span : choices?.span;
  }
  const source = nodeAt(document, ['data', 'source']) as { readonly range?: readonly number[] } | undefined;
  const [start, end] = source?.range ?? [];
  return kind === 'column' && start !== undefined && end !== undefined ? { start, end } : undefined;
}
