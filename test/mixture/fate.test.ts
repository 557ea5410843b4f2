import assert from 'node:assert/strict';
import { fateOf, pack } from '../../src/mixture';

describe('fateOf', () => {
  const limits = { length: 8, maxPrompt: 5, maxContinuation: 3 };

  it('says of every size what packing does with it', () => {
    for (let prompt = 0; prompt < 10; prompt++)
      for (let continuation = 0; continuation < 10; continuation++)
        for (const overflow of ['drop', 'truncate'] as const) {
          const example = { prompt: Array<number>(prompt).fill(1), continuation: Array<number>(continuation).fill(2) };
          const { packed, dropped, truncated } = pack([example], { ...limits, eosId: 0, overflow });
          const expected = { fits: [1, 0, 0], truncated: [1, 0, 1], dropped: [0, 1, 0] };
          // Training never sees an example without a target: it counts as blank before.
          if (continuation === 0) continue;
          const fate = fateOf({ prompt, continuation }, limits, overflow);
          assert.deepEqual([packed, dropped, truncated], expected[fate], `${prompt} ${continuation} ${overflow}`);
        }
  });
});
