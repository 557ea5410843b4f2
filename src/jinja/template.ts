import type { Statement } from './ast';
import type { JinjaProblem } from './problem';

/** The environment's options that decide how source becomes a tree; all off, as in Jinja. */
export interface ParseOptions {
  /** Drop the first newline behind a block tag. */
  readonly trimBlocks?: boolean;
  /** Drop blanks between the start of a line and a block tag. */
  readonly lstripBlocks?: boolean;
  /** Keep the one newline at the template's end that Jinja drops. */
  readonly keepTrailingNewline?: boolean;
  /** Names of filters beyond the built-in ones, which the renderer will be given. */
  readonly filters?: Iterable<string>;
}

/**
 * A parsed template. With an error among the problems it cannot be rendered, but the tree holds all that could be
 * read. Every span is in UTF-16 units of `source`.
 */
export interface Template {
  readonly source: string;
  readonly body: readonly Statement[];
  readonly problems: readonly JinjaProblem[];
}
