import type { DecoderConfig } from '../../model';
import { decoder } from '../decoder';
import type { AttendIn } from '../decoder-layer';
import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { attention } from '../ops/attention';
import { takeRows } from '../ops/embedding';
import { treeMask } from '../ops/tree-mask';
import type { Weights } from '../weights';

/** Left to the data: how many tokens and rows there are. */
const OPEN = -1;

export interface TreeStatesOptions {
  /** Tokens in a row. */
  readonly length: number;
  /** Told each layer's keys and values, `[tokens, keyValueHeads * headDim]`. */
  readonly seen?: (key: Value, value: Value) => void;
}

/**
 * The last hidden states of rows of trees, `[tokens, width]`. What each token goes through alone is computed without
 * padding; only attention sees rows. Declares the inputs `tokens [tokens]`, `positions [tokens, 1]`, `ends [rows,
 * length]` (see `treeMask`), `places [rows * length]`, the token at each place of the rows, `kept [tokens]`, the place of
 * each token, and `row_positions [rows, length]` where the model has windows.
 */
export function treeStates(g: Graph, config: DecoderConfig, weights: Weights, options: TreeStatesOptions): Value {
  const { length, seen } = options;
  const tokens = g.input('tokens', [OPEN], 'i64');
  const positions = g.input('positions', [OPEN, 1], 'i64');
  const ends = g.input('ends', [OPEN, length], 'i32');
  const places = g.input('places', [OPEN * length], 'i64');
  const kept = g.input('kept', [OPEN], 'i64');
  const windowed = config.attention.windows.some((window) => window !== undefined);
  const rowPositions = windowed ? g.input('row_positions', [OPEN, length], 'i64') : undefined;

  const mask = (size: number | undefined): Value =>
    treeMask(g, ends, size === undefined ? undefined : { size, positions: rowPositions! });
  const rows = { sequences: OPEN, length };
  const inRows: AttendIn = (query, key, value, hidden, shape) => {
    seen?.(key, value);
    const laid = (x: Value): Value => takeRows(g, x, places);
    const mixed = attention(g, laid(query), laid(key), laid(value), hidden, { ...shape, ...rows });
    return takeRows(g, mixed, kept);
  };
  return decoder(g, config, weights, { tokens, positions, mask, attend: () => inRows }, rows);
}
