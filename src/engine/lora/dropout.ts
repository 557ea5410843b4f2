import type { LoraAdapters, ModelConfig } from '../../model';
import { parameterSpecs } from '../../model';
import { createRandom } from '../../random';
import type { BatchShape } from '../batch-shape';
import type { Graph } from '../graph/graph';
import type { Data, Value } from '../graph/value';
import { int } from '../graph/value';
import { keepWhere } from '../ops/keep-where';
import { reshape } from '../ops/shape';

/**
 * Dropout whose coins come in from outside, so that the same seed drops the same on every machine, before and after a
 * checkpoint, and however a step is divided. Each sequence has a row of coins; each adapter reads its own stretch of it,
 * from a place drawn anew each step. Within an adapter the coins are independent; two adapters share some, shifted.
 */

const COINS = 'dropout_coins';
const PLACES = 'dropout_places';

/** @returns what drops inputs of an adapter, `x [sequences * length, in]`. */
export function dropoutInputs(
  g: Graph,
  config: ModelConfig,
  { modules }: LoraAdapters,
  batch: BatchShape,
): (x: Value, module: string) => Value {
  const { sequences } = batch;
  const coins = g.input(COINS, [sequences, coinsPerSequence(config, batch)], 'bool');
  const places = g.input(PLACES, [modules.length], 'i64');
  const order = new Map(modules.map((module, i) => [module, i]));
  return (x, module) => {
    const count = (x.shape[0]! / sequences) * x.shape[1]!;
    const start = g.emit('Gather', [places, g.integers([order.get(module)!])], [1], { attributes: { axis: int(0) } });
    const end = g.emit('Add', [start, g.integers([count])], [1]);
    const stretch = g.emit('Slice', [coins, start, end, g.integers([1])], [sequences, count]);
    return keepWhere(g, reshape(g, stretch, x.shape), x);
  };
}

/** Twice what the widest layer takes, so that there are as many places to begin at as coins to read. */
function coinsPerSequence(config: ModelConfig, { length, inputLength = 0 }: BatchShape): number {
  const widest = Math.max(...parameterSpecs(config).map(({ linear }) => linear?.inputs ?? 0));
  return 2 * Math.max(length, inputLength) * widest;
}

/** Which sequences of which step are fed. */
export interface DropoutDraw {
  readonly seed: string | number;
  readonly step: number;
  /** The number of the batch's first sequence within its step. */
  readonly first: number;
}

/** What `dropoutInputs` is fed for `draw`. */
export function dropoutFeeds(
  config: ModelConfig,
  { modules, dropout }: LoraAdapters,
  batch: BatchShape,
  draw: DropoutDraw,
): ReadonlyMap<string, Data> {
  const count = coinsPerSequence(config, batch);
  const root = createRandom(`dropout/${draw.seed}/${draw.step}`);
  const placing = root.fork('places');
  const places = BigInt64Array.from(modules, () => BigInt(placing.below(count / 2)));
  const coins = new Uint8Array(batch.sequences * count);
  for (let sequence = 0; sequence < batch.sequences; sequence++) {
    const random = root.fork(draw.first + sequence);
    for (let i = sequence * count; i < (sequence + 1) * count; i++) coins[i] = random.next() < dropout ? 0 : 1;
  }
  return new Map<string, Data>([
    [COINS, coins],
    [PLACES, places],
  ]);
}
