import type { Tensor } from '../../model';
import { globalNorm } from '../gradient-norm';
import type { Data } from '../graph/value';
import type { Optimizer, Update } from '../optimizer';
import type { Runtime } from '../session';
import { SessionCache } from '../session-cache';
import { gradientName } from '../train-graph';
import type { Part, Place } from './place';
import { LOSS } from './place';

/** What is trained and what stands still, by the names of the graph's inputs. */
export interface PlacedWeights {
  readonly trained: ReadonlyMap<string, Tensor>;
  readonly frozen: ReadonlyMap<string, Tensor>;
}

/** Head sizes differ from part to part; this many sessions stay open at once, each with the memory of a pass. */
export const OPEN_SESSIONS = 2;

/** Trains in the arrays it is given, in one pass of the optimizer over them. */
export class HostPlace implements Place {
  readonly #weights: PlacedWeights;
  readonly #optimizer: Optimizer;
  readonly #sessions: SessionCache;
  #gradients: Map<string, Float32Array> | undefined;

  constructor(runtime: Runtime, weights: PlacedWeights, optimizer: Optimizer) {
    this.#sessions = new SessionCache(runtime, OPEN_SESSIONS);
    this.#weights = weights;
    this.#optimizer = optimizer;
  }

  async backward({ key, graph, feeds }: Part): Promise<number> {
    const session = await this.#sessions.get(key, graph);
    const all = new Map<string, Data>(feeds);
    for (const weights of [this.#weights.trained, this.#weights.frozen])
      for (const [name, { data }] of weights) all.set(name, data);
    const results = await session.run(all);
    this.#gradients = accumulate(this.#gradients, this.#weights.trained.keys(), results);
    return Number(results.get(LOSS)![0]);
  }

  async norm(): Promise<number> {
    return globalNorm(this.#gradients?.values() ?? []);
  }

  async update(update: Update): Promise<void> {
    if (this.#gradients !== undefined) this.#optimizer.apply(this.#gradients, update);
    this.forget();
  }

  forget(): void {
    this.#gradients = undefined;
  }

  close(): Promise<void> {
    return this.#sessions.dispose();
  }

  async pull(): Promise<void> {}

  async push(): Promise<void> {}

  async dispose(): Promise<void> {
    this.forget();
    await this.close();
  }
}

function accumulate(
  sum: Map<string, Float32Array> | undefined,
  names: Iterable<string>,
  results: ReadonlyMap<string, Data>,
): Map<string, Float32Array> {
  const out = sum ?? new Map<string, Float32Array>();
  for (const name of names) {
    const fresh = results.get(gradientName(name)) as Float32Array;
    const before = out.get(name);
    if (before === undefined) out.set(name, fresh);
    else for (let i = 0; i < fresh.length; i++) before[i]! += fresh[i]!;
  }
  return out;
}
