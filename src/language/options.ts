/** How much a request may cost; the defaults keep every answer well under what a typist notices. */
export interface LanguageOptions {
  /** Rows of a task's data that the service looks at (default 50). */
  readonly sampleRows?: number;
}
