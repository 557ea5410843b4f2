import { availableParallelism, cpus, release } from 'node:os';
import { resolve } from 'node:path';
import { type MachineMemory, type Provider, type Unusable, machineMemory, providers } from '../../engine';
import { readVersions } from '../versions';
import { PATIENCE, type ProbeMaker } from './choose';
import { probeProvider } from './probe';

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
  for (const provider of [...providers].reverse()) {
    onProbe?.(provider);
    states.push(await stateOf(provider, maker));
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

async function stateOf(provider: Provider, maker: ProbeMaker): Promise<ProviderState> {
  const start = performance.now();
  const probed = await probeProvider(provider, { ...maker, patience: PATIENCE });
  if (!probed.ok) return { provider, usable: false, ...probed.error };
  return { provider, usable: true, seconds: (performance.now() - start) / 1000 };
}
