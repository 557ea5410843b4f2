import type { Repository } from './repository';

/** What a request is about, for the sentence that is said when it fails. */
export interface Subject extends Repository {
  readonly revision?: string;
  /** Path in the repository. */
  readonly file?: string;
}
