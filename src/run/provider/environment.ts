import { availableParallelism, cpus, release } from 'node:os';
import { resolve } from 'node:path';
import { type MachineMemory, type Provider, type Unusable, machineMemory, notBuiltIn, providers } from '../../engine';
import { readVersions } from '../versions';
import { PATIENCE, type ProbeMaker } from './choose';
import { type Usable, probeProvider } from './probe';

/** What a run would find on this machine. */
export interface Environment {
  readonly workbench: string;
  readonly node: string;
  /** Version of onnxruntime-node; `missing` where it is not installed. */
  readonly onnxruntime: string;
  /** For example `linux-x64`, and the system's release. */
  readonly platform: string;
  readonly release: string;
  readonly cpu: string;
  /** Cores that this process may use; a run takes as many threads. */
  readonly cores: number;
  readonly memory: MachineMemory;
  readonly providers: readonly ProviderState[];
}

export type ProviderState =
  | { readonly provider: Provider; readonly usable: true; readonly seconds: number }
  | ({ readonly provider: Provider; readonly usable: false } & Unusable);

export interface EnvironmentOptions extends ProbeMaker {
  /** Version of this program. */
  readonly version: string;
  /** Told before each provider is tried. */
  readonly onProbe?: (provider: Provider) => void;
}

/** Tries every provider, one after the other, as a run would before it trains. */
export async function readEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const { version, onProbe, ...maker } = options;
  const states: ProviderState[] = [];
  let known: Usable | undefined;
  for (const provider of [...providers].reverse()) {
    onProbe?.(provider);
    const { state, usable } = await look(provider, maker, known);
    states.push(state);
    known ??= usable;
  }
  const { workbench, node, onnxruntime, platform } = await readVersions(version, resolve(maker.workerPath));
  return {
    ...{ workbench, node, onnxruntime, platform, release: release() },
    cpu: cpus()[0]?.model.trim() ?? '',
    cores: availableParallelism(),
    memory: machineMemory(),
    providers: states,
  };
}

interface Look {
  readonly state: ProviderState;
  readonly usable?: Usable;
}

/** @param known what another provider has told of the library: what it lacks need not be tried. */
async function look(provider: Provider, maker: ProbeMaker, known: Usable | undefined): Promise<Look> {
  if (known !== undefined && !known.builtIn.includes(provider)) {
    const platform = `${process.platform}-${process.arch}`;
    return { state: { provider, usable: false, ...notBuiltIn(provider, platform, known.onnxruntime) } };
  }
  const start = performance.now();
  const probed = await probeProvider(provider, { ...maker, patience: PATIENCE });
  if (!probed.ok) return { state: { provider, usable: false, ...probed.error } };
  return { state: { provider, usable: true, seconds: (performance.now() - start) / 1000 }, usable: probed.value };
}
