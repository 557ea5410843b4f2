import assert from 'node:assert/strict';
import { toldInstead } from '../../src/server/command-line';

describe('toldInstead', () => {
  it('says nothing to an editor', () => {
    for (const args of [['--stdio'], ['--node-ipc', '--clientProcessId=3'], ['--socket=6009'], ['--pipe', '/tmp/x']]) {
      assert.equal(toldInstead(args), undefined);
    }
  });

  it('tells a person how the server is started', () => {
    assert.deepEqual(toldInstead(['--help'])?.status, 0);
    const told = toldInstead([]);
    assert.equal(told?.status, 2);
    assert.match(told?.text ?? '', /^Say how to talk to the server, as in "flan-language-server --stdio"/);
  });
});
