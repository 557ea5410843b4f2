/** The Python exceptions that a template can meet. */
export type PyErrorKind =
  | 'AttributeError'
  | 'IndexError'
  | 'KeyError'
  | 'MemoryError'
  | 'OverflowError'
  | 'RuntimeError'
  | 'TypeError'
  | 'UndefinedError'
  | 'ValueError'
  | 'ZeroDivisionError';

/**
 * A Python exception on its way to whoever renders: operations on values throw it, `renderTemplate` catches it and
 * gives it as a value with the span where it happened. `message` is what Python would print behind the kind.
 */
export class PyError extends Error {
  readonly kind: PyErrorKind;

  constructor(kind: PyErrorKind, message: string) {
    // It is part of a render like another outcome, met row by row, and nobody reads where in this program it was made:
    // the stack alone would cost more than the render.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = limit;
    this.kind = kind;
    this.name = kind;
  }
}

/** A `TypeError` to throw. */
export function typeError(message: string): PyError {
  return new PyError('TypeError', message);
}

/** A `ValueError` to throw. */
export function valueError(message: string): PyError {
  return new PyError('ValueError', message);
}
