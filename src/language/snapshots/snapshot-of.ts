import type { Context } from '../context';
import type { ParsedSnapshot, ParsedTask } from '../parsed-document';

/** The snapshot beside a task, as the host has it; undefined where there is none. */
export async function snapshotOf(context: Context, parsed: ParsedTask): Promise<ParsedSnapshot | undefined> {
  const document = await context.host.snapshotOf?.(parsed.source);
  const snapshot = document && context.parse(document);
  return snapshot?.kind === 'snapshot' ? snapshot : undefined;
}
