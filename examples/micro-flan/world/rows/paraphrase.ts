import { contradict, drawFact, factKinds, say } from '../fact';
import { people } from '../lexicon';
import { usual, type RowSource } from './row';

/** Two sentences. Label 0: they say the same in other words; 1: they do not. */
export const sameMeaning: RowSource = {
  name: 'same_meaning',
  sizes: usual,
  draw: (random, turn) => {
    const [who, other] = random.shuffled(people);
    const fact = drawFact(random, who!, random.pick(factKinds));
    const label = turn % 2;
    const changed = random.next() < 0.7 ? contradict(random, fact) : { ...fact, who: other! };
    const [a, b] = random.shuffled([0, 1]);
    return { first: `${say(fact, a)}.`, second: `${say(label === 0 ? fact : changed, b)}.`, label };
  },
};
