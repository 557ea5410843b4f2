import type { Random } from '../../../src/random';
import { contradict, drawFact, factKinds, say, sameValues, type Fact, type FactKind } from './fact';
import { people, type Person } from './lexicon';

/** A few facts about one to three people, in the order they are told. */
export interface Story {
  readonly cast: readonly Person[];
  readonly facts: readonly Fact[];
}

/** A statement about a story and how it stands to it. `unknown`: the story tells nothing of that kind about the person. */
export interface Claim {
  readonly fact: Fact;
  readonly verdict: 'true' | 'false' | 'unknown';
  /** What the story says instead, for a false claim. */
  readonly truth?: Fact;
}

/** A story of `size` facts. Kinds repeat across people on purpose: to know who was where one must look at the name. */
export function drawStory(random: Random, size: number): Story {
  const castSize = size === 1 ? 1 : Math.min(size, 2 + (size > 3 ? random.below(2) : 0));
  const cast = random.shuffled(people).slice(0, castSize);
  const kinds = random.shuffled(factKinds).slice(0, Math.max(1, Math.ceil(size / castSize)));
  const slots = random.shuffled(kinds).flatMap((kind) => random.shuffled(cast).map((who) => ({ kind, who })));
  const facts: Fact[] = [];
  for (const { kind, who } of slots.slice(0, size)) {
    let fact = drawFact(random, who, kind);
    while (facts.some((other) => other.kind === kind && sameValues(other, fact))) fact = drawFact(random, who, kind);
    facts.push(fact);
  }
  return { cast, facts: random.shuffled(facts) };
}

/** The story as text: one sentence a fact. */
export function tell(story: Story, wording: (fact: Fact) => number = () => 0): string {
  return story.facts.map((fact) => `${say(fact, wording(fact))}.`).join(' ');
}

export function drawClaim(random: Random, story: Story, verdict: Claim['verdict']): Claim {
  if (verdict === 'unknown') {
    const who = random.pick(story.cast);
    const told = story.facts.filter((fact) => fact.who === who).map((fact) => fact.kind);
    const kind: FactKind = random.pick(factKinds.filter((each) => !told.includes(each)));
    return { fact: drawFact(random, who, kind), verdict };
  }
  const truth = random.pick(story.facts);
  if (verdict === 'true') return { fact: truth, verdict };
  return { fact: contradict(random, truth, story.facts), verdict, truth };
}
