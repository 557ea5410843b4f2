/** What stands on the hub under a name. */
export interface Repository {
  readonly type: 'dataset' | 'model';
  /** `org/name`, or the bare name of one of the oldest. */
  readonly id: string;
}

/** Where the repository's page and files stand below the hub's address: models stand at its root. */
export function repositoryPath({ type, id }: Repository): string {
  return type === 'dataset' ? `datasets/${id}` : id;
}
