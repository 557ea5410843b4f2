import type { Random } from '../../../src/random';
import { contradict, drawFact, factKinds, say, type Fact } from './fact';
import { people, type Person } from './lexicon';

/** A few facts about one to three people, in the order they are told. */
export interface Story {
  readonly cast: readonly Person[];
  readonly facts: readonly Fact[];
}

/** A statement about a story and how it stands to it. `unknown`: the story tells nothing of that kind. */
export interface Claim {
  readonly fact: Fact;
  readonly verdict: 'true' | 'false' | 'unknown';
  /** What the story says instead, for a false claim. */
  readonly truth?: Fact;
}

/**
 * A story of `size` facts, one at most of each kind: what was eaten, say, was eaten by one person alone. Comparing a
 * claim with a story is then a matter of the value; a model this small does not learn to bind values to names.
 */
export function drawStory(random: Random, size: number): Story {
  const cast = random.shuffled(people).slice(0, Math.min(size, 1 + random.below(2)));
  const kinds = random.shuffled(factKinds).slice(0, size);
  const facts = kinds.map((kind, at) => drawFact(random, cast[at % cast.length]!, kind));
  return { cast, facts };
}

/** The story as text: one sentence a fact. */
export function tell(story: Story, wording: (fact: Fact) => number = () => 0): string {
  return story.facts.map((fact) => `${say(fact, wording(fact))}.`).join(' ');
}

export function drawClaim(random: Random, story: Story, verdict: Claim['verdict']): Claim {
  if (verdict === 'unknown') {
    const who = random.pick(story.cast);
    const told = story.facts.map((fact) => fact.kind);
    const kind = random.pick(factKinds.filter((each) => !told.includes(each)));
    return { fact: drawFact(random, who, kind), verdict };
  }
  const truth = random.pick(story.facts);
  if (verdict === 'true') return { fact: truth, verdict };
  return { fact: contradict(random, truth), verdict, truth };
}
