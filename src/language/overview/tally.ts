import type { Problem, Severity } from '../../text';
import type { ParsedDocument } from '../parsed-document';
import type { ProblemCounts } from './model';

/** The problems of one file, and of each of its templates in order. */
export interface Tally {
  readonly file: ProblemCounts;
  readonly templates: readonly ProblemCounts[];
}

const none: ProblemCounts = { error: 0, warning: 0, info: 0, hint: 0 };

/** Counts a file's problems; one that stands in a template counts for both. */
export function tallyOf(parsed: ParsedDocument, problems: readonly Problem[]): Tally {
  const templates = parsed.kind === 'task' ? (parsed.whole.task?.templates ?? []) : [];
  return {
    file: count(problems),
    templates: templates.map(({ span, from }) =>
      // What stands at `extends` is said of the file, not of what it takes over.
      from === undefined ? count(problems.filter((problem) => isIn(problem, span))) : none,
    ),
  };
}

function count(problems: readonly Problem[]): ProblemCounts {
  const counts: Record<Severity, number> = { ...none };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}

function isIn({ span }: Problem, whole: { readonly start: number; readonly end: number }): boolean {
  return span.start >= whole.start && span.start < whole.end;
}
