import type { Comparison, DevBest, Scores, Unscored, WrittenDifference, WrittenScore } from '../evaluation';

/** `results.json`: what the run measured. */
export interface RunResults {
  readonly format: 1;
  readonly split: string;
  /** Rows asked for per task; null is all of them. */
  readonly limit: number | null;
  readonly base: Scores;
  /** The mean over the training seeds; absent when only the base model was evaluated. */
  readonly tuned?: Scores;
  readonly comparison?: Comparison;
  /** By what the log-likelihoods of choices were divided; runs before 0.4 have summed them. */
  readonly norm?: 'sum' | 'char' | 'byte' | 'token';
  /** Written answers by their measures; absent where none were asked for. */
  readonly written?: WrittenResults;
  readonly seeds: readonly SeedResult[];
  readonly devBest: { readonly base: readonly DevBest[]; readonly tuned: readonly DevBest[] };
  readonly unscored: readonly Unscored[];
  /** Wall-clock seconds of the whole run. */
  readonly seconds: number;
}

export interface WrittenResults {
  readonly base: readonly WrittenScore[];
  readonly tuned?: readonly WrittenScore[];
  readonly differences?: readonly WrittenDifference[];
}

/** One training seed: how it trained and where it came out. */
export interface SeedResult {
  readonly seed: number;
  /** Fewer than planned where training stopped early. */
  readonly steps: number;
  readonly finalLoss: number;
  readonly trainSeconds: number;
  readonly tokens: number;
  readonly clusters: readonly { readonly cluster: string; readonly mean: number }[];
  /** The best look at the dev rows of the training tasks; absent where there was none. */
  readonly best?: { readonly step: number; readonly loss: number; readonly accuracy: number | null };
  /** Whether the tuned model has the weights of `best`; the last are in `model-last` then. */
  readonly keptBest?: boolean;
}

/** One line of `samples.jsonl`: a held-out question and what both models made of it. */
export interface SampleRecord {
  readonly task: string;
  readonly cluster: string;
  readonly template: string;
  readonly row: number;
  readonly prompt: string;
  readonly choices: readonly SampleChoice[];
  /** Index of the right choice. */
  readonly gold: number;
  /** Indices of the choices the models prefer. */
  readonly base: number;
  readonly tuned?: number;
}

export interface SampleChoice {
  readonly text: string;
  /** Summed log-likelihood, natural logarithm. */
  readonly base: number;
  readonly tuned?: number;
}

/** One line of `written.jsonl`: a held-out question whose answer is written, and what both models wrote. */
export interface WrittenSample {
  readonly task: string;
  readonly cluster: string;
  readonly template: string;
  readonly row: number;
  readonly prompt: string;
  readonly target: string;
  readonly base: string;
  readonly tuned?: string;
}
