import { events } from '../events';
import { drawFact, say } from '../fact';
import { capital, people, places, pronoun } from '../lexicon';
import { usual, type RowSource } from './row';

/** A short report with something beside the point in it, and its headline: who, what and where. */
export const headlines: RowSource = {
  name: 'headlines',
  sizes: usual,
  draw: (random) => {
    const [hero, other] = random.shuffled(people);
    const place = random.pick(places);
    const event = random.pick(events);
    const aside = drawFact(random, other!, random.pick(['thing', 'food', 'find'] as const));
    const news = `${hero!.name} was in the ${place}. ${capital(pronoun(hero!))} ${event.text}.`;
    const text = random.shuffled([news, `${say(aside)}.`]).join(' ');
    return { text, headline: `${hero!.name} ${event.text} in the ${place}` };
  },
};
