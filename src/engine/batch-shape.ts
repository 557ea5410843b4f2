/** The batch a graph is built for: `sequences` rows of `length` tokens. */
export interface BatchShape {
  readonly sequences: number;
  readonly length: number;
}
