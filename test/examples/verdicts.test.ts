import assert from 'node:assert/strict';
import { sameValues } from '../../examples/micro-flan/world/fact';
import { drawClaim, drawStory } from '../../examples/micro-flan/world/story';
import { createRandom } from '../../src/random';

describe('claims about a story', () => {
  const random = createRandom('claims');
  const draws = Array.from({ length: 400 }, (_, i) => {
    const story = drawStory(random, 1 + (i % 4));
    return { story, claim: drawClaim(random, story, (['true', 'false', 'unknown'] as const)[i % 3] ?? 'true') };
  });

  it('are true when the story tells the very same of that person, false when it tells another value, else unknown', () => {
    for (const { story, claim } of draws) {
      const told = story.facts.filter((fact) => fact.who === claim.fact.who && fact.kind === claim.fact.kind);
      if (claim.verdict === 'unknown') assert.equal(told.length, 0);
      else {
        assert.equal(told.length, 1, 'a story tells one thing of a kind about a person');
        assert.equal(sameValues(told[0]!, claim.fact), claim.verdict === 'true');
      }
    }
  });

  it('are often false by what the story tells of somebody else', () => {
    const borrowed = draws.filter(
      ({ story, claim }) =>
        claim.verdict === 'false' &&
        story.facts.some((fact) => fact.kind === claim.fact.kind && sameValues(fact, claim.fact)),
    );
    const wrong = draws.filter(({ claim }) => claim.verdict === 'false');
    assert.ok(borrowed.length > wrong.length / 5);
  });
});
