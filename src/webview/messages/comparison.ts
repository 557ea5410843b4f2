/** What the editor gives back to the comparison of two runs after a window reload: their folders. */
export interface ComparisonPanelState {
  readonly left: string;
  readonly right: string;
}
