import type { Span } from '../text';

/** A place where a template reads a variable that it does not set itself: a column, or a built-in of the task. */
export interface FieldUse {
  readonly name: string;
  /** What is read of it: attributes, constant keys, and indices in decimal; methods are left out. */
  readonly path: readonly string[];
  /** The name with its path. */
  readonly span: Span;
  readonly nameSpan: Span;
  /** The template itself provides for the case that it is missing: `is defined`, `default`. */
  readonly guarded: boolean;
  /**
   * What becomes of it: it can be part of the `output`, directly or through variables, loops and macros; it only
   * `decides` what is printed (a condition, an index, the length of a loop); or it reaches `nothing`, as in a `set`
   * that nobody reads.
   */
  readonly reaches: 'output' | 'decision' | 'nothing';
}

/** What kind of scope something is set in ("Scoping Behavior" in Jinja's docs); an `if` is no scope of its own. */
export type ScopeKind = 'template' | 'for' | 'with' | 'macro' | 'call' | 'block' | 'filter' | 'set' | 'autoescape';

/** A variable that a template sets: by `set`, `for`, `with`, `macro`, or as a parameter. */
export interface Assignment {
  readonly name: string;
  readonly span: Span;
  readonly by: 'set' | 'for' | 'with' | 'macro' | 'parameter' | 'import';
  /** The scope it belongs to; for what a `for`, `with`, `macro` or `call` tag names that tag's own. */
  readonly scope: ScopeKind;
  /** Stands inside an `if`, so that it may not happen. */
  readonly conditional: boolean;
  /** Seen by all that follows, later parts included; a `set` in a loop or in any other scope is forgotten at its end. */
  readonly escapes: boolean;
  /** Something behind it, in this template or a later part, reads the name while this may be its value. */
  readonly used: boolean;
}

/** A place that draws at random. */
export interface RandomPlace {
  /** The filter or function by its name. */
  readonly name: string;
  readonly span: Span;
}

/** What `analyse` finds. */
export interface Analysis {
  /** In source order. */
  readonly uses: readonly FieldUse[];
  readonly assigned: readonly Assignment[];
  /** Whether it draws at random, so that two renders with different seeds may differ. */
  readonly random: boolean;
  readonly randomPlaces: readonly RandomPlace[];
  /** Whether it can print nothing but blanks although every variable that it prints has a text. */
  readonly canPrintNothing: boolean;
  /** The `if`s, loops and inline `if`s that can print nothing, where they make the whole print nothing; else empty. */
  readonly silent: readonly Span[];
}
