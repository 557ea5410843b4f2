import assert from 'node:assert/strict';
import { environmentMarkdown, renderEnvironment } from '../../src/report';
import { engineFacts } from '../../src/report/engine-facts';
import type { EngineEvent, Environment } from '../../src/run';

const environment: Environment = {
  ...{ workbench: '1.2.3', node: '22.0.0', onnxruntime: '1.30.0', platform: 'linux-x64', release: '6.1' },
  cpu: 'A processor',
  cores: 8,
  memory: { total: 16 * 2 ** 30, available: 12 * 2 ** 30 },
  providers: [
    { provider: 'cpu', usable: true, seconds: 0.4 },
    { provider: 'webgpu', usable: false, reason: 'WebGPU finds no graphics card.', remedy: 'Install its driver.' },
  ],
};

describe('the environment report', () => {
  it('is aligned text for a terminal', () => {
    assert.equal(
      renderEnvironment(environment),
      `FLAN Workbench    1.2.3
Node              22.0.0
onnxruntime-node  1.30.0
Platform          linux-x64 (6.1)
Processor         A processor
Cores             8; a run takes as many threads
Memory            16.0 GiB, 12.0 GiB of it available

Providers, each tried with a few training steps:
  CPU     usable (tried in 1 s)
  WebGPU  not usable: WebGPU finds no graphics card.
          Install its driver.
`,
    );
  });

  it('is Markdown for the editor', () => {
    const text = environmentMarkdown(environment);
    assert.ok(text.startsWith('# FLAN Workbench: Environment\n'));
    assert.ok(text.includes('| Cores | 8; a run takes as many threads |'));
    assert.ok(
      text.includes('| WebGPU | `webgpu` | not usable: WebGPU finds no graphics card.<br>Install its driver. |'),
    );
  });
});

describe('engineFacts', () => {
  const event: EngineEvent = {
    ...{ kind: 'engine', seed: 0, provider: 'cpu', asked: 'auto', passedOver: [], microBatch: 8, batch: 32 },
    memory: { weights: 4e6, moments: 8e6, gradients: 6e6, activations: 50e6, available: 8e9 },
  };
  const facts = (changes: Partial<EngineEvent>): Readonly<Record<string, string>> =>
    Object.fromEntries(engineFacts([{ seq: 0, time: '2026-01-01T00:00:00Z', ...event, ...changes }]));

  it('says what computed and why, how steps were divided and what memory was planned', () => {
    assert.deepEqual(facts({}), {
      'Computed by': 'CPU (chosen by auto: no graphics card was found)',
      Division: '8 of 32 sequences at once',
      'Memory, planned': facts({})['Memory, planned'],
    });
    assert.match(facts({})['Memory, planned']!, /^\S+ MB: weights .*activations .*; .* were available$/);
    assert.equal(facts({ asked: 'webgpu', provider: 'webgpu' })['Computed by'], 'WebGPU');
    const passedOver = ['WebGPU is slower here than the CPU.'];
    assert.equal(facts({ passedOver })['Computed by'], 'CPU (chosen by auto). WebGPU is slower here than the CPU.');
  });

  it('says nothing of a run that has not trained', () => {
    assert.deepEqual(engineFacts([]), []);
  });
});
