/** What can compute: onnxruntime's names of its execution providers, in the order in which `auto` would rather have them. */
export const providers = ['cuda', 'dml', 'coreml', 'webgpu', 'cpu'] as const;
export type Provider = (typeof providers)[number];

/** `auto` takes the fastest provider that computes rightly on this machine. */
export type ProviderChoice = 'auto' | Provider;

/** The names as their makers write them. */
export const providerNames: Readonly<Record<Provider, string>> = {
  cpu: 'CPU',
  webgpu: 'WebGPU',
  cuda: 'CUDA',
  dml: 'DirectML',
  coreml: 'Core ML',
};

export function isProvider(name: string): name is Provider {
  return providers.some((provider) => provider === name);
}

/**
 * Which kernels graphs for a provider are built of. onnxruntime's own operations are made for the CPU: elsewhere they
 * fall back to it (FusedMatMul), or compute something else (the second output of SimplifiedLayerNormalization on WebGPU).
 */
export function kernelsFor(provider: Provider): 'fused' | 'primitive' {
  return provider === 'cpu' ? 'fused' : 'primitive';
}
