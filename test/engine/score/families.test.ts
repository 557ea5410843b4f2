import assert from 'node:assert/strict';
import { createScorer } from '../../../src/engine';
import type { TokenPair } from '../../../src/tokenizer';
import { type Golden, goldenDecoder } from '../golden';
import { goldenDecoders } from '../golden-decoders';

/** What the logits of `transformers` say of a row's tokens from `from` to `to`. */
function expected({ tensors, length, model }: Golden, row: number, ids: readonly number[], from: number): number {
  const { vocabSize } = model.config;
  const { data } = tensors.get('logits')!;
  let sum = 0;
  for (let at = from; at < ids.length; at++) {
    const start = (row * length + at - 1) * vocabSize;
    const logits = [...data.slice(start, start + vocabSize)];
    const top = Math.max(...logits);
    const total = logits.reduce((all, logit) => all + Math.exp(logit - top), 0);
    sum += logits[ids[at]!]! - top - Math.log(total);
  }
  return sum;
}

describe('scoring of every family', () => {
  for (const name of goldenDecoders) {
    it(`gives the log-likelihoods of transformers: ${name}`, async () => {
      const golden = await goldenDecoder(name);
      const pairs: TokenPair[] = [];
      const wanted: number[] = [];
      // Beginnings of one text: all that they share is computed once.
      golden.ids.forEach((ids, row) => {
        for (let from = 1; from < ids.length; from += 2)
          for (const to of [from + 1, from + 3].filter((end) => end <= ids.length)) {
            pairs.push({ prompt: ids.slice(0, from), continuation: ids.slice(from, to) });
            wanted.push(expected(golden, row, ids.slice(0, to), from));
          }
      });
      const scorer = await createScorer(golden.model, { threads: 1 });
      assert.ok(scorer.ok);
      const scores = await scorer.value.logLikelihoods(pairs);
      const few = await scorer.value.logLikelihoods(pairs.slice(0, 1));
      await scorer.value.dispose();
      wanted.forEach((value, i) => assert.ok(Math.abs(scores[i]! - value) < 1e-4, `${i}: ${scores[i]} and ${value}`));
      assert.ok(Math.abs(few[0]! - wanted[0]!) < 1e-4);
    });
  }
});
