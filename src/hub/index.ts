/**
 * Datasets and models of the Hugging Face hub: found by id and revision, fetched whole or by stretches, and kept by
 * commit in the hub's own cache. The only folder that goes to the network, and only where `offline` is false.
 */
export type { Commit, DatasetName, HubDataset, HubFile, HubFileFormat, TreeFile } from './dataset';
export type { HubClock, HubOptions, HubProgress } from './options';
export type { Environment } from './environment';
export { hubOptionsFromEnvironment } from './environment';
export { notDownloaded } from './attempt';
export type { HubProblem, HubProblemCode } from './problem';
export { HubFailure } from './problem';
export { openDataset } from './open-dataset';
export { filesOfSplit } from './choose';
export { cacheMarks } from './cache/cache-marks';
export { cachedDatasets } from './cache/cached-datasets';
export type { RandomAccess } from './random-access';
export { openFile } from './open-file';
export { fetchFile } from './fetch-file';
export type { HubModel, ModelName } from './open-model';
export { fetchModel, openModel } from './open-model';
export type { Repository } from './repository';
