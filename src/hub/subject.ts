/** What a request is about, for the sentence that is said when it fails. */
export interface Subject {
  readonly id: string;
  readonly revision?: string;
  /** Path in the repository. */
  readonly file?: string;
}
