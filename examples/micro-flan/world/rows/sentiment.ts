import { events } from '../events';
import { badFeelings, capital, foods, goodFeelings, objects, people, places, pronoun } from '../lexicon';
import { usual, type RowSource } from './row';

const praise = ['It was a good day', 'People liked it', 'It was a great success', 'Everybody smiled'];
const blame = ['It was a bad day', 'Nobody liked it', 'It was a great pity', 'Nobody smiled'];

/** A short diary entry. Label 0: positive; 1: negative. */
export const diary: RowSource = {
  name: 'diary',
  sizes: usual,
  draw: (random, turn) => {
    const person = random.pick(people);
    const label = turn % 2;
    const good = label === 0;
    const event = random.pick(events.filter((each) => each.good === good));
    const setting = random.pick([
      `${person.name} was in the ${random.pick(places)}.`,
      `${person.name} ate ${random.pick(foods)}.`,
      `${person.name} had a ${random.pick(objects)}.`,
    ]);
    const she = capital(pronoun(person));
    const mood = random.pick([
      `${she} ${event.text}.`,
      `${she} felt ${random.pick(good ? goodFeelings : badFeelings)}.`,
      `${random.pick(good ? praise : blame)}.`,
    ]);
    return { text: `${setting} ${mood}`, label };
  },
};
