import { drawClaim, drawStory, tell, type Claim } from '../story';
import type { Random } from '../../../../src/random';
import { sentence, usual, type RowSource } from './row';

/** The hypothesis is in other words in one row of five, so that comparing letters is not quite enough. */
const hypothesis = (random: Random, claim: Claim): string => sentence(claim.fact, random.next() < 0.2 ? 1 : 0);

/** Label 0: the passage says so; 1: it says otherwise. */
export const follows: RowSource = {
  name: 'follows',
  sizes: usual,
  draw: (random, turn) => {
    const story = drawStory(random, 1 + random.below(3));
    const label = turn % 2;
    const claim = drawClaim(random, story, label === 0 ? 'true' : 'false');
    return { premise: tell(story), hypothesis: hypothesis(random, claim), label };
  },
};

/** Label 0: the passage says so; 1: it does not say; 2: it says otherwise. */
export const followsOrUnknown: RowSource = {
  name: 'follows_or_unknown',
  sizes: usual,
  draw: (random, turn) => {
    const story = drawStory(random, 1 + random.below(3));
    const label = turn % 3;
    const claim = drawClaim(random, story, (['true', 'unknown', 'false'] as const)[label] ?? 'true');
    return { premise: tell(story), hypothesis: hypothesis(random, claim), label };
  },
};
