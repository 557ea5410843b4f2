/** Asked between two steps of work; once it says true the work ends and what was found so far is dropped. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}
