/**
 * Datasets of the Hugging Face hub: found by id, configuration and revision, fetched whole or by stretches, and kept
 * by commit in the hub's own cache. The only folder that goes to the network, and only where `offline` is false.
 */
export type { DatasetName, HubDataset, HubFile, HubFileFormat } from './dataset';
export type { HubClock, HubOptions, HubProgress } from './options';
export type { HubProblem, HubProblemCode } from './problem';
export { HubFailure } from './problem';
export type { RandomAccess } from './random-access';
