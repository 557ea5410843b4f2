import { shift, type Span } from './span';

/** As an editor grades them: `error` means the author's file does not do what it says. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Replaces a stretch of the file by other text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A cure that is certain: applied as it is, it removes its problem and changes nothing else. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Something wrong at a place in a file. Codes are closed unions that the folder which reports them declares;
 * the message says what was expected and what to do.
 */
export interface Problem<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly fix?: Fix;
}

/** The same problem, and its cure, where text before them came or went. */
export function shiftProblem<Code extends string>(problem: Problem<Code>, by: number): Problem<Code> {
  const { fix } = problem;
  const edits = fix?.edits.map(({ span, newText }) => ({ span: shift(span, by), newText }));
  return { ...problem, span: shift(problem.span, by), ...(fix && edits ? { fix: { ...fix, edits } } : {}) };
}
