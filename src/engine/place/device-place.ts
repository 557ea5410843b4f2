import type { Tensor } from '../../model';
import type { OptimizerOptions } from '../create-optimizer';
import type { Data } from '../graph/value';
import type { Optimizer, Update } from '../optimizer';
import type { DeviceTensor } from '../provider/device-tensor';
import type { DeviceSession, Runtime } from '../session';
import { SessionCache } from '../session-cache';
import { gradientName } from '../train-graph';
import { DeviceTransfer } from './device-transfer';
import { addedName, additionGraph, normGraph, sumName } from './gradient-graphs';
import type { PlacedWeights } from './host-place';
import { OPEN_SESSIONS } from './host-place';
import type { Part, Place } from './place';
import { LOSS } from './place';
import type { Moved } from './update-graph';
import { nextName, updateGraph, updateScalars } from './update-graph';

/** An update needs room for the next numbers beside the old ones; weights are moved so many bytes at a time. */
const UPDATE_BYTES = 256 * 2 ** 20;

/**
 * Trains in a device's memory: weights, gradients and moments stay there from step to step, and only batches, losses
 * and norms travel. The arrays given are written by `pull` alone.
 */
export class DevicePlace implements Place {
  readonly #weights: PlacedWeights;
  readonly #optimizer: Optimizer;
  readonly #options: OptimizerOptions;
  readonly #transfer: DeviceTransfer;
  readonly #backward: SessionCache<DeviceSession>;
  readonly #rest: SessionCache<DeviceSession>;
  readonly #moved: readonly Moved[];
  /** Trained weights by name, moments by the names that the optimizer has for them. */
  readonly #tensors = new Map<string, DeviceTensor>();
  readonly #frozen = new Map<string, DeviceTensor>();
  #gradients: ReadonlyMap<string, DeviceTensor> | undefined;

  private constructor(runtime: Runtime, weights: PlacedWeights, optimizer: Optimizer, options: OptimizerOptions) {
    this.#weights = weights;
    this.#optimizer = optimizer;
    this.#options = options;
    this.#transfer = new DeviceTransfer(runtime);
    this.#backward = new SessionCache({ open: (graph) => runtime.openOnDevice(graph, [LOSS]) }, OPEN_SESSIONS);
    this.#rest = new SessionCache({ open: (graph) => runtime.openOnDevice(graph, ['norm']) }, Number.POSITIVE_INFINITY);
    this.#moved = [...weights.trained].map(([name, { shape }]) => ({ name, shape }));
  }

  /** @param optimizer keeps the moments on this side, for checkpoints, and knows the rate; its rule is not used. */
  static async create(
    runtime: Runtime,
    weights: PlacedWeights,
    optimizer: Optimizer,
    options: OptimizerOptions,
  ): Promise<DevicePlace> {
    const place = new DevicePlace(runtime, weights, optimizer, options);
    for (const [name, tensor] of weights.frozen) place.#frozen.set(name, await place.#transfer.up(tensor));
    await place.push();
    return place;
  }

  async backward({ key, graph, feeds }: Part): Promise<number> {
    const session = await this.#backward.get(key, graph);
    const all = new Map<string, Data | DeviceTensor>(feeds);
    for (const [name, tensor] of this.#frozen) all.set(name, tensor);
    for (const { name } of this.#moved) all.set(name, this.#tensors.get(`weight/${name}`)!);
    const { host, device } = await session.run(all);
    this.#gradients = this.#gradients === undefined ? device : await this.#add(this.#gradients, device);
    return Number(host.get(LOSS)![0]);
  }

  async norm(): Promise<number> {
    if (this.#gradients === undefined) return 0;
    const session = await this.#rest.get('norm', () => normGraph(this.#moved));
    return Number((await session.run(this.#gradients)).host.get('norm')![0]);
  }

  async update(update: Update): Promise<void> {
    const gradients = this.#gradients;
    if (gradients === undefined) return;
    const scalars = updateScalars(this.#options, update);
    for (const [i, group] of groupsOf(this.#moved).entries()) {
      const session = await this.#rest.get(`update ${i}`, () => updateGraph(group, this.#options));
      const { device } = await session.run(
        new Map<string, Data | DeviceTensor>([...scalars, ...gradients, ...this.#tensors]),
      );
      for (const [name, old] of this.#tensors) {
        const next = device.get(nextName(name));
        if (next === undefined) continue;
        this.#tensors.set(name, next);
        old.dispose();
      }
    }
    this.forget();
  }

  forget(): void {
    for (const gradient of this.#gradients?.values() ?? []) gradient.dispose();
    this.#gradients = undefined;
  }

  close(): Promise<void> {
    return this.#backward.dispose();
  }

  async pull(): Promise<void> {
    for (const [name, { data }] of this.#arrays()) await this.#transfer.down(this.#tensors.get(name)!, data);
  }

  async push(): Promise<void> {
    for (const [name, tensor] of this.#arrays()) {
      this.#tensors.get(name)?.dispose();
      this.#tensors.set(name, await this.#transfer.up(tensor));
    }
  }

  async dispose(): Promise<void> {
    this.forget();
    for (const tensors of [this.#tensors, this.#frozen]) {
      for (const tensor of tensors.values()) tensor.dispose();
      tensors.clear();
    }
    await this.close();
    await this.#rest.dispose();
    await this.#transfer.dispose();
  }

  /** The arrays on this side, by the names that checkpoints have for them. */
  #arrays(): ReadonlyMap<string, Tensor> {
    const arrays = new Map(this.#optimizer.state);
    for (const [name, tensor] of this.#weights.trained) arrays.set(`weight/${name}`, tensor);
    return arrays;
  }

  async #add(
    before: ReadonlyMap<string, DeviceTensor>,
    more: ReadonlyMap<string, DeviceTensor>,
  ): Promise<ReadonlyMap<string, DeviceTensor>> {
    const session = await this.#rest.get('add', () => additionGraph(this.#moved));
    const feeds = new Map(more);
    for (const { name } of this.#moved) feeds.set(sumName(name), before.get(gradientName(name))!);
    const { device } = await session.run(feeds);
    for (const gradients of [before, more]) for (const gradient of gradients.values()) gradient.dispose();
    return new Map(this.#moved.map(({ name }) => [gradientName(name), device.get(addedName(name))!]));
  }
}

/** PlacedWeights in their order, as many to a group as its room takes. */
export function groupsOf(weights: readonly Moved[], bytes = UPDATE_BYTES): readonly (readonly Moved[])[] {
  const groups: Moved[][] = [];
  let room = 0;
  for (const weight of weights) {
    const size = 4 * weight.shape.reduce((a, b) => a * b, 1);
    if (groups.length === 0 || size > room) {
      groups.push([]);
      room = bytes;
    }
    groups.at(-1)!.push(weight);
    room -= size;
  }
  return groups;
}
