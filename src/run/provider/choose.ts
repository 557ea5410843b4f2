import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type Provider, type ProviderChoice, type Unusable, providerNames, providers } from '../../engine';
import { type Result, err, ok } from '../../text';
import type { RunFailure } from '../events';
import { type ProbeOptions, probeProvider } from './probe';

/** A provider that was asked for by name is waited for as long as drivers compile, in milliseconds. */
export const PATIENCE = 180_000;
/** `auto` looks for what is fast, so it does not wait for what is slow. */
const AUTO_PATIENCE = 20_000;

/** What will train, and what was asked for. */
export interface ChosenProvider {
  readonly provider: Provider;
  readonly asked: ProviderChoice;
  /** Why `auto` took no other, one sentence for each that was tried. */
  readonly passedOver: readonly string[];
}

export type ProbeMaker = Omit<ProbeOptions, 'patience' | 'withPace'>;

/**
 * Settles what trains before anything does. A provider asked for by name must pass its trial; `auto` takes the first
 * that passes it and is faster than the CPU, and the CPU where there is none.
 */
export async function chooseProvider(
  asked: ProviderChoice,
  maker: ProbeMaker,
  candidates: () => readonly Provider[] = () => likelyProviders(maker.workerPath),
): Promise<Result<ChosenProvider, RunFailure>> {
  if (asked === 'cpu') return ok({ provider: 'cpu', asked, passedOver: [] });
  if (asked !== 'auto') {
    const probed = await probeProvider(asked, { ...maker, patience: PATIENCE });
    return probed.ok ? ok({ provider: asked, asked, passedOver: [] }) : err(unusable(asked, probed.error));
  }
  const passedOver: string[] = [];
  for (const provider of candidates()) {
    const probed = await probeProvider(provider, { ...maker, patience: AUTO_PATIENCE, withPace: true });
    if (!probed.ok) {
      passedOver.push(probed.error.reason);
      continue;
    }
    const { pace } = probed.value;
    if (pace !== undefined && pace.own < pace.cpu) return ok({ provider, asked, passedOver });
    passedOver.push(l10n.t('{0} is slower here than the CPU.', providerNames[provider]));
  }
  return ok({ provider: 'cpu', asked, passedOver });
}

function unusable(provider: Provider, { reason, remedy }: Unusable): RunFailure {
  return {
    code: 'provider-unusable',
    message: l10n.t('This run cannot train on {0}: {1}', providerNames[provider], reason),
    remedy: l10n.t('{0} Or set `train.provider` to auto or cpu.', remedy),
  };
}

/**
 * Those that onnxruntime-node brings along for this platform, so that nothing is tried that cannot be there. Linux shows
 * its graphics cards as files: without one, a trial could only find a card that is computed on the CPU.
 */
export function likelyProviders(from: string): readonly Provider[] {
  if (process.platform === 'linux' && !hasCard()) return [];
  return providers.filter((provider) => {
    switch (provider) {
      case 'cpu':
        return false;
      case 'cuda':
        return process.platform === 'linux' && process.arch === 'x64' && hasCudaLibrary(from);
      case 'dml':
        return process.platform === 'win32';
      case 'coreml':
        return process.platform === 'darwin';
      case 'webgpu':
        return process.platform !== 'darwin' || process.arch === 'arm64';
    }
  });
}

/** A card of the kernel's own kind, NVIDIA's, or that of Windows around WSL. */
function hasCard(): boolean {
  const rendering = existsSync('/dev/dri') && readdirSync('/dev/dri').some((name) => name.startsWith('render'));
  return rendering || existsSync('/dev/nvidia0') || existsSync('/dev/dxg');
}

/** It is no part of the npm package; its install script downloads it on request. */
function hasCudaLibrary(from: string): boolean {
  try {
    const entry = createRequire(from).resolve('onnxruntime-node');
    return existsSync(join(entry, '../../bin/napi-v6/linux/x64/libonnxruntime_providers_cuda.so'));
  } catch {
    return false;
  }
}
