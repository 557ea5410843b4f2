import type { RowProblemCode } from './row';

/** What makes a file, or the rest of it, unreadable, on its way from within a stream to who reads the file. */
export class DataFault extends Error {
  constructor(
    readonly code: RowProblemCode,
    message: string,
  ) {
    super(message);
  }
}
