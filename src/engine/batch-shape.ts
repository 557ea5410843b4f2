/** The batch a graph is built for: `sequences` rows of `length` tokens, for an encoder-decoder those of the decoder. */
export interface BatchShape {
  readonly sequences: number;
  readonly length: number;
  /** Positions stay below it; below `length` when left out. */
  readonly reach?: number;
  /** Of an encoder's rows, in tokens; there are as many as of the decoder's. */
  readonly inputLength?: number;
}
