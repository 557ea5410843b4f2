import { events } from '../events';
import { drawFact, say } from '../fact';
import { badFeelings, capital, goodFeelings, people, pronoun } from '../lexicon';
import { mixOptions, usual, type RowSource } from './row';

/** What happened, and two ways to go on: one fits, the other has the wrong feeling. */
export const goesOn: RowSource = {
  name: 'goes_on',
  sizes: { train: 800, dev: 100, test: 200 },
  draw: (random) => {
    const person = random.pick(people);
    const event = random.pick(events);
    const [fits, other] = event.good ? [goodFeelings, badFeelings] : [badFeelings, goodFeelings];
    const ending = (feeling: string): string => `${capital(pronoun(person))} felt ${feeling}.`;
    const { options, answer } = mixOptions(random, ending(random.pick(fits)), [ending(random.pick(other))]);
    return { start: `${person.name} ${event.text}.`, options, answer };
  },
};

/** A passage that does not say how somebody felt, and a question that needs to know what makes people glad. */
export const feltHow: RowSource = {
  name: 'felt_how',
  sizes: usual,
  draw: (random) => {
    const [hero, other] = random.shuffled(people);
    const event = random.pick(events);
    const fact = drawFact(random, other!, random.pick(['place', 'thing', 'food', 'find'] as const));
    const sentences = random.shuffled([`${hero!.name} ${event.text}.`, `${say(fact)}.`]);
    const [fits, wrong] = event.good ? [goodFeelings, badFeelings] : [badFeelings, goodFeelings];
    const { options, answer } = mixOptions(random, random.pick(fits), random.shuffled(wrong).slice(0, 2));
    return { passage: sentences.join(' '), question: `How did ${hero!.name} probably feel?`, options, answer };
  },
};
