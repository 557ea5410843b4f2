import assert from 'node:assert/strict';
import { progressText, remaining, statusText } from '../../src/extension/runs/status-text';
import type { RunView } from '../../src/report';

const still = { label: 'Fine-tuning', detail: '', fraction: null, etaSeconds: null };

/** A run with only the parts that a status line is made of. */
function view(parts: Partial<RunView>): RunView {
  return {
    name: 'hold-out-nli',
    stamp: '2026-01-31T09-30-00',
    dir: '/runs/hold-out-nli/2026-01-31T09-30-00',
    mode: 'train',
    state: 'running',
    headline: [],
    progress: still,
    loss: [],
    clusters: [],
    devBest: [],
    seeds: [],
    train: [],
    dropped: [],
    unscored: [],
    notices: [],
    samples: [],
    log: '',
    facts: [],
    versions: { workbench: '0.1.0', node: '20', onnxruntime: '1.30.0', platform: 'linux-x64' },
    split: 'test',
    ...parts,
  };
}

const halfway = [{ seed: 0, steps: 400, points: [{ step: 120, loss: 1.934, smooth: 2 }] }];

describe('the status of a run', () => {
  it('counts steps and shows the loss while the model is trained', () => {
    assert.equal(statusText(view({ loss: halfway })).text, '$(sync~spin) FLAN 120/400 · loss 1.93');
  });

  it('shows the phase and its share while something else goes on, also after training', () => {
    const trained = [{ seed: 0, steps: 400, points: [{ step: 400, loss: 1, smooth: 1 }] }];
    const progress = { ...still, label: 'Evaluating', fraction: 0.456 };
    assert.equal(statusText(view({ progress, loss: trained })).text, '$(sync~spin) FLAN Evaluating 45%');
  });

  it('marks an end that went wrong', () => {
    const failed = statusText(view({ state: 'failed', progress: { ...still, label: 'Failed' } }));
    assert.deepEqual([failed.text, failed.tone], ['$(error) FLAN Failed', 'error']);
    assert.equal(statusText(view({ state: 'finished', loss: halfway })).tone, 'plain');
  });

  it('tells the whole story in the tooltip and in the notification', () => {
    const progress = { label: 'Fine-tuning', detail: 'step 120 of 400', fraction: 0.3, etaSeconds: 32 };
    assert.equal(statusText(view({ progress })).tooltip, 'hold-out-nli\nFine-tuning: step 120 of 400\nabout 35 s left');
    assert.equal(progressText(view({ progress })), 'Fine-tuning: step 120 of 400 · about 35 s left');
  });

  it('rounds the time that is left so that it does not flicker', () => {
    assert.deepEqual([null, 0, 3, 41, 58, 600, 3599, 7500].map(remaining), [
      '',
      'about 5 s left',
      'about 5 s left',
      'about 45 s left',
      'about 1 min left',
      'about 10 min left',
      'about 1 h 0 min left',
      'about 2 h 5 min left',
    ]);
  });
});
