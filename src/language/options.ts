/** How much a request may cost; the defaults keep every answer well under what a typist notices. */
export interface LanguageOptions {
  /** Rows of a task's data that the service looks at (default 50). */
  readonly sampleRows?: number;
  /** Milliseconds after which counting rendered rows stops and says how far it came (default 300). */
  readonly renderBudget?: number;
}
