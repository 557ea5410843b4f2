import assert from 'node:assert/strict';
import { ProgressLine } from '../../src/cli/progress';
import { aTerminal } from './a-terminal';

const step = (n: number) => ({
  label: 'Fine-tuning',
  fraction: n / 100,
  detail: `step ${String(n)} of 100`,
  etaSeconds: 90,
});

describe('ProgressLine', () => {
  it('redraws one line for a person, no wider than the terminal', () => {
    const terminal = aTerminal('/', true);
    const line = new ProgressLine(terminal.out);
    line.show(step(43));
    line.show({ ...step(44), detail: 'x'.repeat(200) });
    const plain = terminal
      .printed()
      .replace(/\u001b\[[\dK;]*m?/g, '')
      .split('\r');
    assert.match(plain[1]!, /^━{24} {2}43%  Fine-tuning  step 43 of 100  1:30 left$/);
    assert.ok(plain.every((text) => text.length < 80));
    assert.doesNotMatch(terminal.printed(), /\n/);
  });

  it('says a line now and then elsewhere, and every change of phase', () => {
    const terminal = aTerminal('/');
    const line = new ProgressLine(terminal.out);
    for (let second = 0; second <= 12; second++) line.show(step(second + 1), 1_000_000 + second * 1000);
    line.show({ label: 'Saving', fraction: null, detail: '', etaSeconds: null }, 1_012_100);
    assert.deepEqual(terminal.printed().trimEnd().split('\n'), [
      'Fine-tuning  step 1 of 100  1:30 left',
      'Fine-tuning  step 6 of 100  1:30 left',
      'Fine-tuning  step 11 of 100  1:30 left',
      'Saving',
    ]);
  });

  it('puts notes on lines of their own', () => {
    const terminal = aTerminal('/', true);
    const line = new ProgressLine(terminal.out);
    line.show(step(1));
    line.note('a warning');
    assert.match(terminal.printed(), /\r\u001b\[2Ka warning\n$/);
  });
});
