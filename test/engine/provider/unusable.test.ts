import assert from 'node:assert/strict';
import { computesWrongly, endedTrial, explain, notBuiltIn } from '../../../src/engine';

/** What libraries wrote on machines that lack something, and what a person is told. */
const cases = [
  {
    provider: 'webgpu',
    log: "Warning: Couldn't load Vulkan: libvulkan.so.1: cannot open shared object file: No such file or directory",
    error: 'Failed to get a WebGPU adapter: No supported adapters',
    reason: /Vulkan loader/,
    remedy: /libvulkan1/,
  },
  {
    provider: 'webgpu',
    error: 'Failed to get a WebGPU adapter: No supported adapters',
    reason: /finds no graphics card/,
    remedy: /mesa-vulkan-drivers/,
  },
  {
    provider: 'webgpu',
    platform: 'win32-x64',
    error: 'Failed to get a WebGPU adapter: No supported adapters',
    reason: /finds no graphics card/,
    remedy: /up to date/,
  },
  {
    provider: 'cuda',
    log: 'Failed to load library /n/libonnxruntime_providers_shared.so with error: /n/libonnxruntime_providers_shared.so: cannot open shared object file',
    error: 'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library',
    reason: /CUDA part of onnxruntime-node 1\.30\.0/,
    remedy: /install\.js --onnxruntime-node-install=cuda12/,
  },
  {
    provider: 'cuda',
    error: 'Failed to load library: libcudnn.so.9: cannot open shared object file: No such file or directory',
    reason: /missing: libcudnn\.so\.9\.$/,
    remedy: /cuDNN 9/,
  },
  {
    provider: 'cuda',
    error: 'CUDA failure 100: no CUDA-capable device is detected',
    reason: /no NVIDIA card/,
    remedy: /nvidia-smi/,
  },
  {
    provider: 'dml',
    error: '/onnxruntime_src/onnxruntime/core/x.cc:12 Something nobody has met\nmore of it',
    reason: /step on DirectML failed: Something nobody has met$/,
    remedy: /another provider/,
  },
] as const;

describe('why a provider is unusable', () => {
  for (const { reason, remedy, ...one } of cases)
    it(`${one.provider}: ${reason.source}`, () => {
      const failure = { log: '', platform: 'linux-x64', version: '1.30.0', ...one };
      const said = explain(one.provider, failure);
      assert.match(said.reason, reason);
      assert.match(said.remedy, remedy);
    });

  it('names the platform that lacks it, the numbers that differ, and how its process ended', () => {
    assert.equal(
      notBuiltIn('coreml', 'linux-x64', '1.30.0').reason,
      'onnxruntime-node 1.30.0 has no Core ML on linux-x64.',
    );
    assert.match(
      computesWrongly('webgpu', 2, 3.5, 3.25).reason,
      /at step 2 of a trial the loss is 3\.50000 and should be 3\.25000/,
    );
    assert.match(endedTrial('webgpu', 'it was ended by SIGSEGV').reason, /did not end well: it was ended by SIGSEGV/);
  });
});
