import { drawFact, say } from '../fact';
import { capital, people, places, pronoun } from '../lexicon';
import { mixOptions, usual, type RowSource } from './row';

/** A woman and a man meet; the next sentence says "she" or "he". The options are the two names. */
export const whoIsMeant: RowSource = {
  name: 'who_is_meant',
  sizes: usual,
  draw: (random) => {
    const woman = random.pick(people.filter((person) => person.female));
    const man = random.pick(people.filter((person) => !person.female));
    const meant = random.pick([woman, man]);
    const [a, b] = random.shuffled([woman, man]);
    const fact = drawFact(random, meant, random.pick(['thing', 'feeling', 'food', 'find'] as const));
    const word = capital(pronoun(meant));
    const text = `${a!.name} met ${b!.name} in the ${random.pick(places)}. ${say(fact, 0, word)}.`;
    const { options, answer } = mixOptions(random, meant.name, [meant === woman ? man.name : woman.name]);
    return { text, pronoun: word, options, answer };
  },
};
