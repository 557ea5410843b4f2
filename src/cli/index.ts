/** The program `flan-workbench`: everything the workbench does, as commands without an editor, on the same core. */
export { cli } from './cli';
export type { Program } from './command';
export { exit, type ExitStatus } from './exit';
export type { Output, Terminal } from './terminal';
