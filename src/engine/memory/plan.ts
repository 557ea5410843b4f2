import type { BatchShape } from '../batch-shape';
import type { Graph } from '../graph/graph';
import { OPEN_SESSIONS } from '../place/host-place';
import type { PassBytes } from './pass-bytes';
import { passBytes } from './pass-bytes';

/** How a step is divided, and what a training takes beside the weights that are there already. In bytes. */
export interface MemoryPlan {
  /** Sequences computed at once. */
  readonly microBatch: number;
  /** What weights take, or adapters and the base beside them. They are in memory before the training. */
  readonly weights: number;
  readonly moments: number;
  /** Gradients on their way from graph to optimizer. */
  readonly gradients: number;
  /** Results between a graph's nodes. */
  readonly activations: number;
  /** What could be had when the plan was made; undefined for a device that does not say. */
  readonly available?: number;
}

/** What is to be planned for. */
export interface MemoryDemand {
  readonly batch: BatchShape;
  /** A micro-batch that somebody asked for. */
  readonly microBatch?: number;
  readonly weights: number;
  readonly moments: number;
  /** The training graph of `sequences` sequences with the head on so many positions. */
  readonly graph: (sequences: number, headRows: number) => Graph;
  readonly available?: number;
}

/**
 * More tokens at once are hardly faster on a CPU and leave its caches; fewer have gradients added up more often than
 * they save.
 */
const TOKENS_AT_ONCE = 2048;

/** The share of what is available that a plan may take: the rest is for what estimates miss. */
const SHARE = 0.8;

/**
 * Fitted to the measured peaks of six trainings of 4M to 29M parameters with sessions of two head sizes open
 * (bench/memory.ts), which they meet within 5%: gradients are copied out of a graph, stay in each session's allocator,
 * and wait for the garbage collector; allocators round up; libraries and compiled graphs take their share.
 */
const COPIES_OF_GRADIENTS = 2.6;
const ROUNDED_UP = 1.05;
const LIBRARIES = 65 * 2 ** 20;

/** The largest division that fits, or the smallest there is. */
export function planMemory(demand: MemoryDemand): MemoryPlan {
  const { batch, microBatch } = demand;
  const most = Math.max(1, Math.floor(TOKENS_AT_ONCE / (batch.length + (batch.inputLength ?? 0))));
  const wanted = divisionOf(batch.sequences, microBatch ?? most);
  let plan = planOf(demand, wanted);
  while (microBatch === undefined && plan.microBatch > 1 && !fits(plan))
    plan = planOf(demand, divisionOf(batch.sequences, Math.ceil(plan.microBatch / 2)));
  return plan;
}

/** Whether the plan leaves enough of the memory that was available. */
export function fits({ moments, gradients, activations, available }: MemoryPlan): boolean {
  return available === undefined || moments + gradients + activations <= SHARE * available;
}

/** All that a training is expected to take, with the libraries it loads, the program itself not counted. */
export function totalBytes({ weights, moments, gradients, activations }: MemoryPlan): number {
  return LIBRARIES + weights + moments + gradients + activations;
}

/** At most `most` sequences at once, so that the parts of a step are of about one size. */
export function divisionOf(sequences: number, most: number): number {
  const parts = Math.ceil(sequences / Math.min(sequences, most));
  return Math.ceil(sequences / parts);
}

function planOf({ batch, graph, weights, moments, available }: MemoryDemand, microBatch: number): MemoryPlan {
  const positions = microBatch * batch.length;
  const whole = passBytes(graph(microBatch, positions));
  const half = passBytes(graph(microBatch, Math.ceil(positions / 2)));
  return {
    microBatch,
    ...{ weights, moments },
    gradients: Math.round(COPIES_OF_GRADIENTS * whole.outputs),
    activations: Math.round(ROUNDED_UP * Math.max(pass(whole), OPEN_SESSIONS * pass(half))),
    ...(available === undefined ? {} : { available }),
  };
}

const pass = ({ peak, constants }: PassBytes): number => peak + constants;
