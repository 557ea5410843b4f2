import type { Span } from '../text';
import type { JinjaCode } from './problem';

/** Leaves the parse of one tag; the parser reports it and goes on behind the tag. Never leaves this folder. */
export class SyntaxFailure extends Error {
  constructor(
    message: string,
    readonly span: Span,
    readonly code: JinjaCode = 'jinja-syntax',
  ) {
    super(message);
  }
}
