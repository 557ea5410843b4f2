import type { Document } from 'yaml';
import type { SchemaCode } from '../document';
import type { PromptFormat } from '../task';
import type { Problem, Span } from '../text';

/** Which tasks leave training besides the held-out ones: FLAN v1's partner clusters, an explicit map, or none. */
export type AlsoDrop =
  | { readonly kind: 'flan-v1' }
  /** Held-out cluster to the clusters that leave training with it. */
  | { readonly kind: 'map'; readonly map: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: 'none' };

/** How often each task is drawn. `trainCap` bounds a task's rows before anything is drawn. */
export type Mixing =
  /** In proportion to the rows, none counted above `rateMax` (T5 section 3.5.2; FLAN: 30,000 and 3,000). */
  | { readonly kind: 'examples_proportional'; readonly trainCap: number; readonly rateMax: number }
  /** As above, each share raised to 1/temperature. */
  | {
      readonly kind: 'temperature';
      readonly trainCap: number;
      readonly rateMax: number;
      readonly temperature: number;
    }
  /** By task name; a task without a weight counts 1. */
  | { readonly kind: 'weights'; readonly trainCap: number; readonly weights: Readonly<Record<string, number>> };

/** Which templates train, and which example takes which. */
export interface TemplatePolicy {
  /** The first so many templates of each task. */
  readonly perTask: number;
  /** `cycle`: consecutive examples take consecutive templates, as FLAN's code does; `random`: a seeded draw. */
  readonly assign: 'cycle' | 'random';
  /** Template kind to weight; a kind without a weight counts 1. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** What is trained in place of all weights; names and meanings are PEFT's. */
export interface AdapterSettings {
  readonly kind: 'lora';
  readonly rank: number;
  /** What adapters add is multiplied by `alpha / rank`. */
  readonly alpha: number;
  /** The share of an adapter's inputs that a step leaves out. */
  readonly dropout: number;
  /** All linear layers but the head, or those whose names end so. */
  readonly targetModules: 'all-linear' | readonly string[];
}

/** What computes: onnxruntime's names of its execution providers, or whichever is fastest. */
export type TrainProvider = 'auto' | 'cpu' | 'webgpu' | 'cuda' | 'dml' | 'coreml';

/** The tuning itself; defaults are FLAN's where it has them (lr 3e-5, 8,192 tokens per batch). */
export interface TrainSettings {
  readonly backend: 'builtin';
  readonly provider: TrainProvider;
  readonly extent:
    | { readonly kind: 'steps'; readonly steps: number }
    /** Passes over the mixture, one pass being as many examples as the capped training rows. */
    | { readonly kind: 'epochs'; readonly epochs: number };
  /** Tokens in one batch of packed sequences. */
  readonly tokensPerBatch: number;
  /** Sequences computed at once; as many as fit when left out. */
  readonly microBatch?: number;
  readonly activationCheckpointing: boolean;
  readonly optimizer: 'adamw' | 'adafactor';
  /** Adafactor's own rate in place of `lr` and `schedule`. */
  readonly relativeStep: boolean;
  /** Adafactor's scaling of the rate by each weight's size. */
  readonly scaleParameter: boolean;
  readonly lr: number;
  readonly betas: readonly [number, number];
  readonly eps: number;
  readonly weightDecay: number;
  readonly schedule: 'constant' | 'linear' | 'cosine' | 'inverse_sqrt';
  readonly warmupSteps: number;
  /** Largest norm of the whole gradient; 0 means no clipping. */
  readonly clipNorm: number;
  readonly packing: boolean;
  readonly lossOn: 'target';
  /** In steps; 0 means only at the end. */
  readonly checkpointEvery: number;
  readonly logEvery: number;
  /** Steps between looks at the dev rows of the tasks that train; 0 means none. */
  readonly evalEvery: number;
  /** Most dev rows per training task. */
  readonly evalRows: number;
  readonly bestBy: 'loss' | 'accuracy';
  /** Absent where training goes on to its end. */
  readonly earlyStopping?: {
    /** Looks in a row that gain no more than `minDelta`. */
    readonly patience: number;
    readonly minDelta: number;
  };
  /** Which weights are saved as the model and evaluated. */
  readonly keep: 'last' | 'best';
}

/** Where the base model comes from. */
export type ModelSource =
  /** A Hugging Face folder, relative to the recipe's. */
  | { readonly kind: 'folder'; readonly path: string }
  /** A model of the Hugging Face hub; without a revision its `main`. */
  | { readonly kind: 'hub'; readonly id: string; readonly revision?: string };

/** How answers are written. */
export interface GenerationSettings {
  readonly maxTokens: number;
  readonly stop: readonly string[];
  /** 0 takes the likeliest token each time. */
  readonly temperature: number;
  readonly topK?: number;
  readonly topP?: number;
}

/** A recipe with every default filled in: plain data, written as it is to a run's `recipe.json`. */
export interface Recipe {
  /** The recipe file; other paths in a recipe are relative to its folder. */
  readonly path: string;
  readonly run: string;
  /** Globs of task files. */
  readonly tasks: readonly string[];
  readonly holdOut: { readonly clusters: readonly string[]; readonly tasks: readonly string[] };
  readonly alsoDrop: AlsoDrop;
  readonly mixing: Mixing;
  readonly templates: TemplatePolicy;
  /** In tokens. */
  readonly lengths: { readonly input: number; readonly target: number; readonly overflow: 'drop' | 'truncate' };
  /** What stands between input and target. */
  readonly format: PromptFormat;
  readonly model: ModelSource;
  /** All weights are trained when left out. */
  readonly adapter?: AdapterSettings;
  readonly train: TrainSettings;
  readonly baselines: readonly 'base_model'[];
  readonly eval: {
    readonly split: string;
    /** Most rows per task. */
    readonly limit: number;
    /** Most rows of the dev split on which the best template is chosen; 0 leaves that out. */
    readonly dev: number;
    /** Which templates are evaluated, by their own scoring. */
    readonly scoring: readonly ('rank' | 'generate')[];
    /** By what the log-likelihood of a choice is divided before choices are compared. */
    readonly norm: 'sum' | 'char' | 'byte' | 'token';
    readonly generation: GenerationSettings;
  };
  readonly seeds: { readonly data: number; readonly templates: number; readonly train: readonly number[] };
  readonly output: { readonly dir: string };
}

export type RecipeCode = SchemaCode | 'not-yet';

/** A recipe file, read as far as it goes. */
export interface LoadedRecipe {
  readonly path: string;
  readonly text: string;
  readonly document: Document;
  /** There whenever the file has a root map; run it only where no problem is an error. */
  readonly recipe?: Recipe;
  readonly problems: readonly Problem<RecipeCode>[];
  /** Where a key path stands in the file: its value, or the nearest parent that is there. */
  readonly spanOf: (path: readonly (string | number)[]) => Span;
}
