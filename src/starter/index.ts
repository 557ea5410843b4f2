/**
 * A first task file for data that has none yet: its columns, splits and guessed choices, with three templates that
 * render at once and show what there is to change.
 */
export type { Starter, StarterOptions, StarterProblem } from './starter';
export { isDataPath, starterOfDataset, starterOfFile } from './starter';
export { splitFiles } from './split-files';
export { printStarter } from './print-starter';
