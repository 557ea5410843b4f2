import type { PackedSequence } from '../mixture';
import type { BatchShape } from './batch-shape';
import { inputFeeds } from './encoder-decoder/input-feeds';
import type { Data } from './graph/value';

/** What a training graph is fed besides the weights. */
export interface TrainFeeds {
  readonly feeds: ReadonlyMap<string, Data>;
  /** How many positions the head must be computed for. */
  readonly headRows: number;
  /** Tokens that are not padding. */
  readonly tokens: number;
}

const NO_LABEL = -100;

/** Head sizes as shares of all positions: few enough that their sessions stay few, fine enough to save most of it. */
const SHARES = [1 / 16, 1 / 8, 1 / 4, 3 / 8, 1 / 2, 3 / 4, 1];

/** The head size for a batch, a function of its labels alone so that a resumed run computes what it would have. */
export function headRowsFor(labelled: number, positions: number): number {
  const share = SHARES.find((size) => Math.ceil(positions * size) >= labelled) ?? 1;
  return Math.ceil(positions * share);
}

export function countLabelled(batch: readonly PackedSequence[]): number {
  let count = 0;
  for (const { labels } of batch) for (const label of labels) if (label !== NO_LABEL) count++;
  return count;
}

/**
 * Lays packed sequences out for the training graph. Sequences missing from the batch are padding.
 * @param rowWeight of each labelled position: one over the labelled tokens of the whole step.
 */
export function trainFeeds(batch: readonly PackedSequence[], shape: BatchShape, rowWeight: number): TrainFeeds {
  const { sequences, length } = shape;
  if (batch.length > sequences) throw new RangeError(`${batch.length} sequences for a batch of ${sequences}`);
  const positionsInAll = sequences * length;
  const tokens = new BigInt64Array(positionsInAll);
  const positions = new BigInt64Array(positionsInAll);
  const segments = new Int32Array(positionsInAll).fill(-1);
  const labelledAt: number[] = [];
  const restAt: number[] = [];
  let count = 0;
  for (let i = 0; i < positionsInAll; i++) {
    const sequence = batch[Math.floor(i / length)];
    const at = i % length;
    if (sequence === undefined) {
      restAt.push(i);
      continue;
    }
    if (sequence.tokens.length !== length)
      throw new RangeError(`a sequence of ${sequence.tokens.length} tokens for a length of ${length}`);
    tokens[i] = BigInt(sequence.tokens[at]!);
    positions[i] = BigInt(sequence.positions[at]!);
    segments[i] = sequence.segments[at]!;
    if (segments[i]! >= 0) count++;
    (sequence.labels[at] === NO_LABEL ? restAt : labelledAt).push(i);
  }
  const headRows = headRowsFor(labelledAt.length, positionsInAll);
  const rows = [...labelledAt, ...restAt.slice(0, headRows - labelledAt.length)];
  if (headRows === positionsInAll) rows.sort((a, b) => a - b);
  const labels = new BigInt64Array(headRows);
  const rowWeights = new Float32Array(headRows);
  rows.forEach((position, i) => {
    const label = batch[Math.floor(position / length)]?.labels[position % length] ?? NO_LABEL;
    if (label === NO_LABEL) return;
    labels[i] = BigInt(label);
    rowWeights[i] = rowWeight;
  });
  const feeds = new Map<string, Data>([
    ['tokens', tokens],
    ['positions', positions],
    ['segments', segments],
    ['labels', labels],
    ['row_weights', rowWeights],
    ['rows', BigInt64Array.from(rows, BigInt)],
  ]);
  if (shape.inputLength === undefined) return { feeds, headRows, tokens: count };
  const input = inputFeeds(batch, sequences, shape.inputLength);
  return { feeds: new Map([...feeds, ...input.feeds]), headRows, tokens: count + input.tokens };
}
