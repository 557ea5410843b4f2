import assert from 'node:assert/strict';
import { sameValues } from '../../examples/micro-flan/world/fact';
import { drawClaim, drawStory } from '../../examples/micro-flan/world/story';
import { createRandom } from '../../src/random';

describe('claims about a story', () => {
  const random = createRandom('claims');
  const draws = Array.from({ length: 400 }, (_, i) => {
    const story = drawStory(random, 1 + (i % 3));
    return { story, claim: drawClaim(random, story, (['true', 'false', 'unknown'] as const)[i % 3] ?? 'true') };
  });

  it('are true when the story tells the very same, false when it tells another value, and unknown where nothing of the kind is told', () => {
    for (const { story, claim } of draws) {
      const told = story.facts.filter((fact) => fact.kind === claim.fact.kind);
      if (claim.verdict === 'unknown') assert.equal(told.length, 0);
      else {
        assert.equal(told.length, 1, 'a story tells one thing of a kind');
        assert.equal(told[0]!.who, claim.fact.who);
        assert.equal(sameValues(told[0]!, claim.fact), claim.verdict === 'true');
      }
    }
  });
});
