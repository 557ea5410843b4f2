/**
 * A run and its directory: start one in a process of its own, follow it, cancel it, read it back. The directory is the
 * only thing that the worker and its watchers share, so either may go away and come back.
 */
export type {
  CancelCommand,
  CancelledEvent,
  CheckpointEvent,
  DataEvent,
  DevEvent,
  DownloadEvent,
  DroppedTask,
  EngineEvent,
  EventStamp,
  FailedEvent,
  FinishedEvent,
  ModelEvent,
  NoticeEvent,
  PhaseEvent,
  PlannedEvent,
  PlannedTrainTask,
  RunCommand,
  RunEvent,
  RunEventBody,
  RunFailure,
  RunFailureCode,
  RunMode,
  RunPhase,
  ScoredEvent,
  ScoringEvent,
  StartedEvent,
  StepEvent,
} from './events';
export { isTerminal } from './events';
export type { RunResults, SampleChoice, SampleRecord, SeedResult, WrittenResults, WrittenSample } from './results';
export type { RunDataset } from './datasets';
export type { RunFiles, RunManifest, RunState, RunVersions, WorkerRecord } from './run-files';
export type { WatchOptions } from './watch';
export { watchRun } from './watch';
export { readResults, readRunFiles } from './read';
export { cancelRun } from './cancel';
export type { StartedRun, StartOptions, WorkerOptions } from './start';
export { startRun } from './start';
export { resumeRun } from './resume';
export type { RunSummary } from './list';
export { listRuns } from './list';
export type { Environment, EnvironmentOptions, ProviderState } from './provider/environment';
export { readEnvironment } from './provider/environment';
