/**
 * The embedded engine: trains and scores decoders and encoder-decoders with onnxruntime-node alone. A step's forward
 * pass, loss and gradients are one ONNX graph with static shapes; weights are graph inputs over the model's own typed
 * arrays, so the trainer and the scorer share one copy. A call occupies the event loop: run it in a process of its own.
 */
export type { AdafactorOptions } from './adafactor';
export type { AdamWOptions } from './adamw';
export type { Checkpointed, JsonValue } from './checkpoint';
export type { OptimizerOptions } from './create-optimizer';
export type { EngineError, EngineErrorCode } from './errors';
export type { Sampling } from './generate/choose-token';
export type { Generated, GenerateOptions, Generator } from './generate/generated';
export type { GeneratorOptions } from './generate/generator';
export { createGenerator } from './generate/generator';
export type { Schedule } from './schedule';
export { learningRate } from './schedule';
export type { Scorer } from './score/likelihoods';
export type { ScorerOptions } from './scorer';
export { createScorer } from './scorer';
export type { StepReport, Trainer, TrainerOptions } from './trainer';
export { createTrainer } from './trainer';
export type { MachineMemory } from './memory/available';
export { machineMemory } from './memory/available';
export { OutOfMemory } from './memory/out-of-memory';
export type { MemoryPlan } from './memory/plan';
export { fits, totalBytes } from './memory/plan';
export type { ProbeAnswer, TrialPair } from './provider/probe-answer';
export { answerProbe } from './provider/probe-answer';
export type { Provider, ProviderChoice } from './provider/providers';
export { isProvider, providerNames, providers } from './provider/providers';
export type { Trial } from './provider/trial';
export { firstDifference } from './provider/trial';
export type { Unusable } from './provider/unusable';
export { computesWrongly, endedTrial, explain, notBuiltIn } from './provider/unusable';
