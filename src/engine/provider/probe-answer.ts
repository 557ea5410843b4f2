import type { Provider } from './providers';
import { type Trial, runTrial } from './trial';

/** What a process that tries a provider has to say, one line of JSON. */
export interface ProbeAnswer {
  /** Version of the library that was loaded; empty where it was not. */
  readonly onnxruntime: string;
  /** The providers that were built into it for this platform, by its names. */
  readonly builtIn: readonly string[];
  /** The same trial on the CPU and on the provider. */
  readonly exact?: TrialPair;
  /** Where it was asked for. */
  readonly pace?: TrialPair;
  /** What went wrong, in the library's words. */
  readonly error?: string;
}

export interface TrialPair {
  readonly cpu: Trial;
  readonly own: Trial;
}

/** Tries a provider in this process, which may not survive it: graphics drivers end processes. */
export async function answerProbe(provider: Provider, withPace: boolean): Promise<ProbeAnswer> {
  let answer: ProbeAnswer = { onnxruntime: '', builtIn: [] };
  try {
    const ort = await import('onnxruntime-node');
    const builtIn = ort.listSupportedBackends().map(({ name }) => name);
    answer = { onnxruntime: ort.env.versions.node ?? ort.env.versions.common, builtIn };
    if (!builtIn.includes(provider)) return answer;
    answer = { ...answer, exact: await pair(provider, 'exact') };
    return withPace ? { ...answer, pace: await pair(provider, 'pace') } : answer;
  } catch (error) {
    return { ...answer, error: error instanceof Error ? error.message : String(error) };
  }
}

async function pair(provider: Provider, kind: 'exact' | 'pace'): Promise<TrialPair> {
  const cpu = await runTrial('cpu', kind);
  return { cpu, own: provider === 'cpu' ? cpu : await runTrial(provider, kind) };
}
