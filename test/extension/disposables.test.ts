import assert from 'node:assert/strict';
import { Disposables } from '../../src/extension/disposables';

describe('Disposables', () => {
  const noting = (log: string[], name: string) => ({ dispose: () => log.push(name) });

  it('disposes in reverse order, each once', () => {
    const log: string[] = [];
    const owner = new Disposables();
    owner.add(noting(log, 'a'));
    owner.add(noting(log, 'b'));
    owner.dispose();
    owner.dispose();
    assert.deepEqual(log, ['b', 'a']);
  });

  it('disposes at once what comes too late', () => {
    const log: string[] = [];
    const owner = new Disposables();
    owner.dispose();
    owner.add(noting(log, 'late'));
    assert.deepEqual(log, ['late']);
  });
});
