import assert from 'node:assert/strict';
import { pack, packApart } from '../../src/mixture';
import { sequenceFromText, sequenceToText } from '../../src/run/sequence-text';

const examples = [
  { prompt: [5, 6, 7], continuation: [8] },
  { prompt: [9], continuation: [10, 2 ** 20] },
];

describe('sequences as text', () => {
  const forms = {
    'a decoder': pack(examples, { length: 11, eosId: 1, overflow: 'drop' }),
    'an encoder-decoder': packApart(examples, { inputLength: 9, length: 7, startId: 0, eosId: 1, overflow: 'drop' }),
  };
  for (const [name, { sequences }] of Object.entries(forms))
    it(`gives back what went in, for ${name}`, () => {
      const there = JSON.parse(JSON.stringify(sequenceToText(sequences[0]!))) as Record<string, string>;
      assert.deepEqual(sequenceFromText(there), sequences[0]);
    });
});
