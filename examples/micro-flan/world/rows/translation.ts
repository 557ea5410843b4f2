import { drawFact, factKinds, say } from '../fact';
import { people } from '../lexicon';
import { sayInTavi } from '../tavi';
import { usual, type RowSource } from './row';

export const translations: RowSource = {
  name: 'tavi',
  sizes: usual,
  draw: (random) => {
    const fact = drawFact(random, random.pick(people), random.pick(factKinds));
    return { english: `${say(fact)}.`, tavi: `${sayInTavi(fact)}.` };
  },
};
