import type { Problem, TextEdit } from '../../text';
import type { Context } from '../context';
import type { ParsedDocument, ParsedTask } from '../parsed-document';

/** One way to cure a problem, in the file that has it. */
export interface Remedy {
  readonly title: string;
  /** In any order; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /**
   * Whether it is what the author wrote it for beyond doubt, so that "fix all", also on save, may take it unasked. A
   * guess at a name is not, and neither is taking away what somebody wrote.
   */
  readonly isCertain?: boolean;
}

/** A problem, the file that has it, and where more can be asked. */
export interface Ailment {
  readonly context: Context;
  readonly parsed: Exclude<ParsedDocument, { readonly kind: 'other' }>;
  readonly problem: Problem;
}

/** The same in a task file. */
export interface TaskAilment extends Ailment {
  readonly parsed: ParsedTask;
}

/** The cures of one kind of problem, the most likely one first; none where nothing can be said. */
export type Cure = (ailment: Ailment) => Promise<readonly Remedy[]> | readonly Remedy[];

/** A cure of problems that only task files have. */
export function ofTask(cure: (ailment: TaskAilment) => Promise<readonly Remedy[]> | readonly Remedy[]): Cure {
  return ({ parsed, ...rest }) => (parsed.kind === 'task' ? cure({ ...rest, parsed }) : []);
}

/** A list with what could be found; nothing for what could not. */
export function found(...remedies: readonly (Remedy | undefined)[]): readonly Remedy[] {
  return remedies.filter((remedy) => remedy !== undefined);
}

/** A remedy, if its edits could be made. */
export function remedy(
  title: string,
  edits: TextEdit | readonly TextEdit[] | undefined,
  certainty: { readonly isCertain?: boolean } = {},
): Remedy | undefined {
  if (!edits) return undefined;
  const list = 'span' in edits ? [edits] : edits;
  return list.length === 0 ? undefined : { title, edits: list, ...certainty };
}
