/**
 * The training mixture: which tasks train and which are held out, how often each is drawn, which template an example
 * takes, and how examples are packed into sequences.
 */
export type { DropCause, DroppedTask, MixtureCode, MixturePlan, PlannedTask } from './plan';
export type { SpanOf } from './plan-mixture';
export { planMixture } from './plan-mixture';
export { replaceTasks } from './replace-tasks';
export type { LoadedMixture, MixtureFault, MixtureFaultCode } from './load-mixture';
export { loadMixture } from './load-mixture';
export { canonicalCluster, closestFlanCluster, flanClusters, flanV1Partners, sameCluster } from './partners';
export { mixingRates } from './rates';
export type { DrawnPlace, DrawOptions, MixtureCursor } from './draw-places';
export { drawPlaces } from './draw-places';
export type { MixtureExample } from './draw';
export { drawExamples } from './draw';
export { evaluationSeed, questionSeed, trainingSeed } from './seeds';
export type { FewShotForm } from './few-shot';
export { fewShotForm, fittingShots } from './few-shot';
export type { Fate } from './fate';
export { fateOf } from './fate';
export type { LengthLimits, Room } from './fit';
export { lengthLimits, roomFor } from './fit';
export type { PackedInput, PackedSequence, PackOptions, PackReport } from './pack';
export { NO_LABEL, pack } from './pack';
export type { PackApartOptions } from './pack-apart';
export { packApart } from './pack-apart';
