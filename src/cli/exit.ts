/** Exit statuses, the same for every command. */
export const exit = {
  ok: 0,
  /** `check` found errors; a run failed; something could not be read. */
  failed: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** Ctrl-C, as shells count it (128 + SIGINT). */
  interrupted: 130,
} as const;

export type ExitStatus = (typeof exit)[keyof typeof exit];
