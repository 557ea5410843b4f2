import { drawFact } from '../fact';
import { people } from '../lexicon';
import { usual, type RowSource } from './row';

/** A record of one person's day and the sentence that tells it. */
export const cards: RowSource = {
  name: 'cards',
  sizes: usual,
  draw: (random) => {
    const who = random.pick(people);
    const [place] = drawFact(random, who, 'place').values;
    const [food] = drawFact(random, who, 'food').values;
    const [colour, object] = drawFact(random, who, 'thing').values;
    return {
      name: who.name,
      place: place!,
      food: food!,
      thing: `${colour!} ${object!}`,
      text: `${who.name} was in the ${place!}, ate ${food!} and had a ${colour!} ${object!}.`,
    };
  },
};
