/** What a process of either side is asked to do; one job each, so that its peak memory is that job's. */
export const jobs = ['full', 'lora', 'rank', 'generate', 'start'] as const;
export type Job = (typeof jobs)[number];

/** What a process says of its job, as one line of JSON. */
export interface Figures {
  /** Tokens or rows a second; seconds for `start`. */
  readonly figure: number;
  /** The most resident memory, in MiB. */
  readonly memory: number;
  /** Losses, chosen answers or token ids, to compare the sides with. */
  readonly outcome: readonly number[];
  /** The setting that was found to be the best. */
  readonly setting?: string;
}
