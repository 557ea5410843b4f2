import assert from 'node:assert/strict';
import { FirstDiagnostics } from '../../src/server/first-diagnostics';
import { document, serviceOver, taskWith } from '../language/workspace';

const file = document('/ws/weather.task.flan.yaml', taskWith('"{{ claim }}"'));

describe('FirstDiagnostics', () => {
  it('are waited for by what can wait, and only once', async () => {
    const first = new FirstDiagnostics();
    const service = first.watch(serviceOver([file]));
    const order: string[] = [];
    const waiting = first.passed().then(() => order.push('tokenizer'));
    await service.diagnostics(file).then(() => order.push('diagnostics'));
    await waiting;
    assert.deepEqual(order, ['diagnostics', 'tokenizer']);
    const start = performance.now();
    await first.passed();
    assert.ok(performance.now() - start < 50);
  });

  it('hold nothing up for long where nobody asks for them', async () => {
    const start = performance.now();
    await new FirstDiagnostics(30).passed();
    assert.ok(performance.now() - start >= 25);
  });
});
