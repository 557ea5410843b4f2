/**
 * What the suite writes into the file named by FLAN_TEST_RESULTS when, and only when, it came to its end. Exit statuses
 * do not do: VS Code reports success even after its extension host crashed.
 */
export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
  /** Tests that were skipped by the suite itself; none are expected. */
  readonly pending: number;
  /** The VS Code that ran them, such as `1.139.1 (server-distro)`. */
  readonly vscode: string;
}

export const resultsVariable = 'FLAN_TEST_RESULTS';
