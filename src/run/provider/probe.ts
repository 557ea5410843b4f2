import { spawn } from 'node:child_process';
import * as l10n from '@vscode/l10n';
import {
  type ProbeAnswer,
  type Provider,
  type Unusable,
  computesWrongly,
  endedTrial,
  explain,
  firstDifference,
  notBuiltIn,
} from '../../engine';
import { type Result, err, ok } from '../../text';

/** The variable that asks a worker's script to try a provider instead of working on a run. */
export const PROBE_VARIABLE = 'FLAN_PROBE';
/** Beside it: `pace` asks how fast the provider is as well. */
export const PACE_VARIABLE = 'FLAN_PROBE_PACE';

/** How the process that tries a provider is made: the worker's script, by the Node that runs it. */
export interface ProbeOptions {
  readonly workerPath: string;
  readonly execPath?: string;
  readonly execArgv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds until it is given up. */
  readonly patience: number;
  readonly withPace?: boolean;
}

/** A provider that has trained rightly. */
export interface Usable {
  readonly onnxruntime: string;
  /** The providers that onnxruntime-node has on this platform. */
  readonly builtIn: readonly string[];
  /** Milliseconds of a small step, on the CPU and on the provider; where `withPace` asked for it. */
  readonly pace?: { readonly cpu: number; readonly own: number };
}

/**
 * Trains a few steps with a provider in a process of its own, which a faulty driver may take with it, and compares
 * what it computed with what the CPU computed.
 */
export async function probeProvider(provider: Provider, options: ProbeOptions): Promise<Result<Usable, Unusable>> {
  const { output, log, end } = await runProbe(provider, options);
  const answer = parseAnswer(output);
  if (answer === undefined)
    return err(end === undefined ? explain(provider, failureOf('', log)) : endedTrial(provider, end));
  const { onnxruntime, builtIn, error, exact, pace } = answer;
  if (error !== undefined && exact === undefined) return err(explain(provider, failureOf(error, log, onnxruntime)));
  if (!builtIn.includes(provider)) return err(notBuiltIn(provider, platform(), onnxruntime));
  if (exact === undefined) return err(endedTrial(provider, l10n.t('it gave no result')));
  const step = firstDifference(exact.own, exact.cpu);
  if (step !== undefined) {
    return err(computesWrongly(provider, step, exact.own.losses[step - 1] ?? Number.NaN, exact.cpu.losses[step - 1]!));
  }
  return ok({
    onnxruntime,
    builtIn,
    ...(pace === undefined ? {} : { pace: { cpu: pace.cpu.milliseconds, own: pace.own.milliseconds } }),
  });
}

interface Ended {
  readonly output: string;
  readonly log: string;
  /** How it ended, where not by itself. */
  readonly end?: string;
}

async function runProbe(provider: Provider, options: ProbeOptions): Promise<Ended> {
  const { workerPath, execPath = process.execPath, execArgv = [], patience } = options;
  const child = spawn(execPath, [...execArgv, workerPath], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...options.env,
      [PROBE_VARIABLE]: provider,
      [PACE_VARIABLE]: options.withPace === true ? 'pace' : '',
      // Electron runs a script as Node does only when asked; Node does not care.
      ELECTRON_RUN_AS_NODE: '1',
    },
  });
  let output = '';
  let log = '';
  let end: string | undefined;
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const timer = setTimeout(() => {
    end = l10n.t('it took more than {0} s', Math.round(patience / 1000));
    child.kill('SIGKILL');
  }, patience);
  await new Promise<void>((settle) => {
    child.once('error', (error) => {
      end = error.message;
      settle();
    });
    child.once('close', (_, signal) => {
      if (signal !== null) end ??= l10n.t('it was ended by {0}', signal);
      settle();
    });
  });
  clearTimeout(timer);
  return { output, log, ...(end === undefined ? {} : { end }) };
}

/** The last line that is an answer; libraries may have written before it. */
function parseAnswer(output: string): ProbeAnswer | undefined {
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'builtIn' in value ? (value as ProbeAnswer) : undefined;
  } catch {
    return undefined;
  }
}

const platform = (): string => `${process.platform}-${process.arch}`;

function failureOf(error: string, log: string, version = '') {
  return { error, log, version, platform: platform() };
}
