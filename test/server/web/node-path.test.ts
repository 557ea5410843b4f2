import assert from 'node:assert/strict';
import { posix } from 'node:path';
import fc from 'fast-check';
import * as web from '../../../src/server/web/node-path';

const path = fc
  .array(fc.constantFrom('/', '.', '..', 'a', 'b.c', '/', ' é'), { maxLength: 8 })
  .map((pieces) => pieces.join(''));

describe('node:path in a browser', () => {
  for (const name of ['dirname', 'basename', 'isAbsolute'] as const) {
    it(`has ${name} as Node has it for URIs`, () => {
      fc.assert(fc.property(path, (one) => assert.equal(web[name](one), posix[name](one))));
    });
  }

  it('joins, resolves and relates as Node does', () => {
    fc.assert(
      fc.property(path, path, (one, other) => {
        assert.equal(web.join(one, other), posix.join(one, other));
        assert.equal(web.resolve('/base', one, other), posix.resolve('/base', one, other));
        assert.equal(web.relative(`/${one}`, `/${other}`), posix.relative(`/${one}`, `/${other}`));
      }),
    );
  });
});
