/**
 * Everything that can go wrong between a repository's name and its bytes.
 *
 * `hub-not-downloaded` is no fault: the data is there, nobody has asked for it yet. All the others are.
 */
export type HubProblemCode =
  | 'hub-name-invalid'
  | 'hub-not-downloaded'
  | 'hub-dataset-missing'
  | 'hub-model-missing'
  | 'hub-revision-missing'
  | 'hub-config-missing'
  | 'hub-split-missing'
  | 'hub-file-missing'
  | 'hub-no-data'
  | 'hub-gated'
  | 'hub-token-refused'
  | 'hub-rate-limit'
  | 'hub-unreachable'
  | 'hub-tls'
  | 'hub-server-error'
  | 'hub-not-a-hub'
  | 'hub-truncated'
  | 'hub-hash-mismatch'
  | 'hub-cache-unusable'
  | 'hub-cancelled';

/** What went wrong, in one sentence with its remedy. The token never stands in it. */
export interface HubProblem {
  readonly code: HubProblemCode;
  readonly message: string;
}

/**
 * A problem on its way through code that can only throw: the `fetch` handed to `@huggingface/hub`, and `slice`,
 * which hyparquet calls.
 */
export class HubFailure extends Error {
  override readonly name = 'HubFailure';

  constructor(
    readonly problem: HubProblem,
    options?: ErrorOptions,
  ) {
    super(problem.message, options);
  }
}
