import { totalmem } from 'node:os';

/** The memory of this machine, or of the part of it that this process may use. In bytes. */
export interface MachineMemory {
  readonly total: number;
  /** What could be taken now without another program being swapped out. */
  readonly available: number;
}

/** Limits of a container (control groups) count, where the system tells of them. */
export function machineMemory(): MachineMemory {
  const limit = process.constrainedMemory();
  const total = totalmem();
  // Without a limit the number is 0, or absurd.
  return { total: limit > 0 && limit < total ? limit : total, available: Math.min(process.availableMemory(), total) };
}
