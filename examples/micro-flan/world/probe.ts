import { createScorer } from '../../../src/engine';
import type { TokenPair } from '../../../src/tokenizer';
import type { Model } from '../../../src/model';
import { encodePair } from '../../../src/tokenizer';
import { createRandom, type Random } from '../../../src/random';
import { ask, say } from './fact';
import { drawClaim, drawStory, tell, type Claim, type Story } from './story';

/** One thing a base model may or may not be able to do, in the words of its own text. */
interface Probe {
  readonly name: string;
  readonly facts: number;
  readonly prompt: (random: Random, story: Story, claim: Claim) => string;
  /** What follows for a true and for a false claim. */
  readonly endings: readonly [string, string];
}

const probes: readonly Probe[] = [1, 2, 3].flatMap((facts): readonly Probe[] => [
  {
    name: `report of ${facts}`,
    facts,
    prompt: (_, story, claim) => `${tell(story)} They say that ${say(claim.fact)}. That was`,
    endings: [' true', ' false'],
  },
  {
    name: `talk of ${facts}`,
    facts,
    prompt: (_, story, claim) => `${tell(story)} ${ask(claim.fact)} The answer was`,
    endings: [' yes', ' no'],
  },
]);

/** Shares of claims judged rightly, by probe; 0.5 is chance. The claims are the same at every call. */
export async function probeVerification(model: Model, claims = 100): Promise<ReadonlyMap<string, number>> {
  const created = await createScorer(model);
  if (!created.ok) throw new Error(created.error.message);
  const scorer = created.value;
  const shares = new Map<string, number>();
  for (const probe of probes) {
    const random = createRandom('probe').fork(probe.name);
    const pairs: TokenPair[] = [];
    for (let i = 0; i < claims; i++) {
      const story = drawStory(random, probe.facts);
      const claim = drawClaim(random, story, i % 2 === 0 ? 'true' : 'false');
      const prompt = probe.prompt(random, story, claim);
      pairs.push(...probe.endings.map((ending) => encodePair(model.tokenizer, prompt, ending)));
    }
    const scores = await scorer.logLikelihoods(pairs);
    let right = 0;
    for (let i = 0; i < claims; i++) if (scores[2 * i]! > scores[2 * i + 1]! === (i % 2 === 0)) right++;
    shares.set(probe.name, right / claims);
  }
  await scorer.dispose();
  return shares;
}
