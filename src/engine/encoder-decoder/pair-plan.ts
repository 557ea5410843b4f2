import type { TokenPair } from '../../tokenizer';
import type { Data } from '../graph/value';

/** An input and the targets that are scored for it: it is encoded once. */
interface Unit {
  /** Ended by the end-of-text token. */
  readonly input: readonly number[];
  readonly targets: readonly { readonly pair: number; readonly tokens: readonly number[] }[];
  /** Tokens on the longer of its two sides. */
  readonly length: number;
}

/** Rows of one shape with their units; each unit lies in one row, its input in the encoder's, its targets in the decoder's. */
export interface PairBatch {
  readonly inputLength: number;
  readonly length: number;
  readonly rows: readonly (readonly Unit[])[];
}

export interface PairPlanOptions {
  /** How many tokens of inputs, padding included, one batch may hold; the targets take as many again at most. */
  readonly tokensPerBatch: number;
  /** The longest input the model takes; a longer one loses its beginning. */
  readonly maxPositions: number;
  readonly eosId: number;
}

/** Rows are at least this long: shorter units share one. */
const SHORTEST_INPUT = 64;
const SHORTEST_TARGET = 16;

interface Row {
  readonly units: Unit[];
  input: number;
  target: number;
}

/**
 * Puts pairs into batches. Pairs of one input share it, units are packed best-fit into rows with room for as many tokens
 * on either side, longest first, and rows are as long as the next power of two asks.
 */
export function planPairs(pairs: readonly TokenPair[], options: PairPlanOptions): readonly PairBatch[] {
  const rowsByLength = new Map<number, Row[]>();
  for (const unit of unitsOf(pairs, options).sort((a, b) => b.length - a.length)) {
    const length = roundUp(unit.length, SHORTEST_INPUT);
    const rows = rowsByLength.get(length) ?? [];
    rowsByLength.set(length, rows);
    const [input, target] = [unit.input.length, tokensOf(unit.targets)];
    let best: Row | undefined;
    for (const row of rows)
      if (row.input + input <= length && row.target + target <= length && (best === undefined || fuller(row, best)))
        best = row;
    if (best === undefined) rows.push({ units: [unit], input, target });
    else {
      best.units.push(unit);
      best.input += input;
      best.target += target;
    }
  }
  return [...rowsByLength].flatMap(([length, rows]) => batchesOf(rows, length, options.tokensPerBatch));
}

function fuller(a: Row, b: Row): boolean {
  return a.input + a.target > b.input + b.target;
}

function batchesOf(rows: readonly Row[], inputLength: number, tokensPerBatch: number): PairBatch[] {
  const perBatch = Math.max(1, Math.floor(tokensPerBatch / inputLength));
  const batches: PairBatch[] = [];
  for (let at = 0; at < rows.length; at += perBatch) {
    const some = rows.slice(at, at + perBatch);
    const length = roundUp(Math.max(...some.map(({ target }) => target)), SHORTEST_TARGET);
    batches.push({ inputLength, length, rows: some.map(({ units }) => units) });
  }
  return batches;
}

function unitsOf(pairs: readonly TokenPair[], { maxPositions, eosId }: PairPlanOptions): Unit[] {
  const byInput = new Map<string, { input: readonly number[]; targets: Unit['targets'][number][] }>();
  pairs.forEach(({ prompt, continuation }, pair) => {
    if (continuation.length === 0) return;
    const input = [...prompt.slice(Math.max(0, prompt.length - (maxPositions - 1))), eosId];
    const key = input.join();
    const group = byInput.get(key) ?? { input, targets: [] };
    group.targets.push({ pair, tokens: continuation });
    byInput.set(key, group);
  });
  return [...byInput.values()].flatMap(({ input, targets }) => split(input, targets));
}

/** Many or long targets are spread over several units, so that one input does not make a huge row. */
function split(input: readonly number[], targets: Unit['targets']): Unit[] {
  const groups: Unit['targets'][number][][] = [];
  let room = 0;
  for (const target of targets) {
    if (target.tokens.length > room) {
      groups.push([]);
      room = roundUp(Math.max(input.length, target.tokens.length), SHORTEST_INPUT);
    }
    groups.at(-1)!.push(target);
    room -= target.tokens.length;
  }
  return groups.map((some) => ({ input, targets: some, length: Math.max(input.length, tokensOf(some)) }));
}

function tokensOf(targets: Unit['targets']): number {
  return targets.reduce((sum, { tokens }) => sum + tokens.length, 0);
}

function roundUp(count: number, least: number): number {
  return Math.max(least, 2 ** Math.ceil(Math.log2(count)));
}

/**
 * A batch as the graph takes it.
 * @param sequences rows of the graph; at least those of the batch.
 * @returns with `pairs`, the pair each scored token belongs to.
 */
export function layOutPairs(
  batch: PairBatch,
  sequences: number,
  startId: number,
): { readonly feeds: ReadonlyMap<string, Data>; readonly pairs: readonly number[] } {
  const { inputLength, length } = batch;
  const sides = {
    input_tokens: new BigInt64Array(sequences * inputLength),
    input_segments: new Int32Array(sequences * inputLength).fill(-1),
    tokens: new BigInt64Array(sequences * length),
    segments: new Int32Array(sequences * length).fill(-1),
    parents: new Int32Array(sequences * length).fill(-1),
  };
  const heads: bigint[] = [];
  const scored: bigint[] = [];
  const pairs: number[] = [];
  batch.rows.forEach((units, row) => {
    let read = row * inputLength;
    let at = row * length;
    let segment = 0;
    for (const [own, { input, targets }] of units.entries()) {
      for (const token of input) {
        sides.input_tokens[read] = BigInt(token);
        sides.input_segments[read++] = own;
      }
      for (const { pair, tokens } of targets) {
        for (const [i, token] of tokens.entries()) {
          sides.tokens[at] = BigInt(i === 0 ? startId : tokens[i - 1]!);
          sides.segments[at] = segment;
          sides.parents[at] = own;
          heads.push(BigInt(at++));
          scored.push(BigInt(pairs.length), BigInt(token));
          pairs.push(pair);
        }
        segment++;
      }
    }
  });
  const feeds = new Map<string, Data>([
    ...Object.entries<Data>(sides),
    ['heads', BigInt64Array.from(heads)],
    ['targets', BigInt64Array.from(scored)],
  ]);
  return { feeds, pairs };
}
