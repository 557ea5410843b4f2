import assert from 'node:assert/strict';
import { fuzzOne } from './fuzz-one';

describe('random templates', () => {
  for (let seed = 0; seed < 8; seed++) {
    it(`neither crash nor hang, and keep their spans (seed ${seed})`, () => {
      for (let i = 0; i < 250; i++) {
        const found = fuzzOne(`test ${seed} ${i}`);
        assert.equal(found, undefined, found && `${JSON.stringify(found.source)}: ${found.fault}`);
      }
    });
  }
});
