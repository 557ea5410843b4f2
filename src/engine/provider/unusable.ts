import * as l10n from '@vscode/l10n';
import { type Provider, providerNames } from './providers';

/** Why a provider cannot be used on this machine, and what to do about it. */
export interface Unusable {
  readonly reason: string;
  readonly remedy: string;
}

/** What is known about a trial that did not work. */
export interface TrialFailure {
  /** What the library threw. */
  readonly error: string;
  /** What the process wrote besides: the libraries below explain themselves there. */
  readonly log: string;
  /** For example `linux-x64`. */
  readonly platform: string;
  /** Of onnxruntime-node. */
  readonly version: string;
}

interface Known {
  readonly provider: Provider;
  readonly pattern: RegExp;
  readonly say: (found: RegExpExecArray, failure: TrialFailure) => Unusable;
}

/** Failures that people meet, by what is written then; the first that fits counts. */
const known: readonly Known[] = [
  {
    provider: 'webgpu',
    pattern: /Couldn't load Vulkan/,
    say: () => ({
      reason: l10n.t('The Vulkan loader, through which WebGPU reaches the graphics card, is not installed.'),
      remedy: l10n.t('Install it (Debian, Ubuntu: apt-get install libvulkan1; Fedora: dnf install vulkan-loader).'),
    }),
  },
  {
    provider: 'webgpu',
    pattern: /No supported adapters|Failed to get a WebGPU adapter/,
    say: (_, { platform }) => ({
      reason: l10n.t('WebGPU finds no graphics card.'),
      remedy: platform.startsWith('linux')
        ? l10n.t(
            "Install the card's Vulkan driver (Intel and AMD: mesa-vulkan-drivers; NVIDIA: its own); a container must be given the card.",
          )
        : l10n.t("Bring the graphics card's driver up to date."),
    }),
  },
  {
    provider: 'cuda',
    pattern: /libonnxruntime_providers_(shared|cuda)\.so: cannot open/,
    say: (_, { version }) => ({
      reason: l10n.t('The CUDA part of onnxruntime-node {0}, which npm does not hold, was not downloaded.', version),
      remedy: l10n.t(
        'Run "node script/install.js --onnxruntime-node-install=cuda12" in the folder of onnxruntime-node.',
      ),
    }),
  },
  {
    provider: 'cuda',
    pattern: /(lib(?:cud|cublas|cufft|curand|nvrtc)\w*\.so[.\d]*)\S*: cannot open/,
    say: ([, library]) => ({
      reason: l10n.t('A library of CUDA 12 or cuDNN 9 is missing: {0}.', library ?? ''),
      remedy: l10n.t('Install CUDA 12 and cuDNN 9, and have LD_LIBRARY_PATH name their folders.'),
    }),
  },
  {
    provider: 'cuda',
    pattern: /no CUDA-capable device|CUDA failure (?:100|35)\b|driver version is insufficient/i,
    say: () => ({
      reason: l10n.t('CUDA finds no NVIDIA card, or its driver is too old.'),
      remedy: l10n.t('Install or update the NVIDIA driver; "nvidia-smi" must list the card.'),
    }),
  },
];

/** Says a failure in one sentence with its remedy; one that nobody has met yet in the library's own words. */
export function explain(provider: Provider, failure: TrialFailure): Unusable {
  const text = `${failure.error}\n${failure.log}`;
  for (const one of known) {
    const found = one.provider === provider ? one.pattern.exec(text) : null;
    if (found !== null) return one.say(found, failure);
  }
  const words = failure.error.trim() === '' ? failure.log : failure.error;
  return {
    reason: l10n.t('A training step on {0} failed: {1}', providerNames[provider], firstLine(words)),
    remedy: l10n.t('Update its driver, or train on another provider.'),
  };
}

/** @param platform for example `linux-x64`. */
export function notBuiltIn(provider: Provider, platform: string, version: string): Unusable {
  const reason = l10n.t('onnxruntime-node {0} has no {1} on {2}.', version, providerNames[provider], platform);
  switch (provider) {
    case 'cuda':
      return { reason, remedy: l10n.t('CUDA needs Linux on x64 and an NVIDIA card; elsewhere take WebGPU.') };
    case 'dml':
      return { reason, remedy: l10n.t('DirectML is a part of Windows; elsewhere take WebGPU.') };
    case 'coreml':
      return { reason, remedy: l10n.t('Core ML is a part of macOS; elsewhere take WebGPU.') };
    case 'webgpu':
    case 'cpu':
      return { reason, remedy: l10n.t('Use a platform that onnxruntime-node is built for.') };
  }
}

/** A trial whose numbers are not those of the CPU. */
export function computesWrongly(provider: Provider, step: number, loss: number, expected: number): Unusable {
  return {
    reason: l10n.t(
      '{0} computes wrongly here: at step {1} of a trial the loss is {2} and should be {3}.',
      providerNames[provider],
      step,
      loss.toPrecision(6),
      expected.toPrecision(6),
    ),
    remedy: l10n.t('Update its driver, or train on another provider.'),
  };
}

/** A trial that ended its process, or was ended because it took too long. */
export function endedTrial(provider: Provider, how: string): Unusable {
  return {
    reason: l10n.t('A training step on {0} did not end well: {1}.', providerNames[provider], how),
    remedy: l10n.t('Update its driver, or train on another provider.'),
  };
}

/** onnxruntime writes where in its source it failed before it says why. */
function firstLine(text: string): string {
  const lines = text.trim().split('\n');
  // Node quotes the source before it names the error.
  const line = lines.find((one) => /^\w*Error: /.test(one)) ?? lines[0] ?? '';
  return line.replace(/^.*onnxruntime_src\S*\s*/, '').slice(0, 300);
}
