/** Files on the disk that are there whole or not at all, whatever ends the program meanwhile. */
export { makeFolder } from './make-folder';
export type { SealState } from './sealed';
export { checkSeal, DamagedWrite, SEAL_BYTES, writeSealed } from './sealed';
export { removeStale, temporaryName } from './temporary';
export { WholeFile } from './whole-file';
export { writeWhole } from './write-whole';
