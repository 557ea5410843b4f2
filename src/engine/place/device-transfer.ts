import type { Tensor } from '../../model';
import { Graph } from '../graph/graph';
import type { DeviceTensor } from '../provider/device-tensor';
import type { DeviceSession, Runtime } from '../session';
import { SessionCache } from '../session-cache';

/** Models have few different shapes, and a session that copies holds next to nothing. */
const OPEN_SESSIONS = 32;

/** Copies tensors into a device's memory and back, one at a time: whole models would need their room twice. */
export class DeviceTransfer {
  readonly #up: SessionCache<DeviceSession>;
  readonly #down: SessionCache<DeviceSession>;

  constructor(runtime: Runtime) {
    this.#up = new SessionCache({ open: (graph) => runtime.openOnDevice(graph, []) }, OPEN_SESSIONS);
    this.#down = new SessionCache({ open: (graph) => runtime.openOnDevice(graph, ['y']) }, OPEN_SESSIONS);
  }

  async up({ shape, data }: Tensor): Promise<DeviceTensor> {
    const session = await this.#up.get(shape.join(), () => copyGraph(shape));
    return (await session.run(new Map([['x', data]]))).device.get('y')!;
  }

  /** Reads `tensor` back into `data`. */
  async down(tensor: DeviceTensor, data: Float32Array): Promise<void> {
    const session = await this.#down.get(tensor.shape.join(), () => copyGraph(tensor.shape));
    data.set((await session.run(new Map([['x', tensor]]))).host.get('y') as Float32Array);
  }

  async dispose(): Promise<void> {
    await this.#up.dispose();
    await this.#down.dispose();
  }
}

function copyGraph(shape: readonly number[]): Graph {
  const g = new Graph({ float: 'f32', kernels: 'primitive' });
  g.output('y', g.input('x', shape));
  return g;
}
