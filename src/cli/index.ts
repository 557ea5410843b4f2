/** The program `flan-workbench`: check, render, run and report without an editor, on the same core. */
export { cli } from './cli';
export type { Program } from './command';
export { exit, type ExitStatus } from './exit';
export type { Output, Terminal } from './terminal';
