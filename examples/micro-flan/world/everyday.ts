import type { Random } from '../../../src/random';
import { drawFact, factKinds, say } from './fact';
import {
  article,
  badFeelings,
  capital,
  colours,
  enumerate,
  goodFeelings,
  objects,
  people,
  places,
  pronoun,
  type Person,
} from './lexicon';
import { events } from './events';
import { sayInTavi, taviWords } from './tavi';

/** Text about the world that needs no story: who does what, what makes people glad, lists, Tavi, other words for the same. */
export function everyday(random: Random): string {
  return random.pick(kinds)(random);
}

type Passage = (random: Random) => string;

const constants: Passage = (random) => {
  const lines = (person: Person): readonly string[] => [
    `${person.name} is ${article(person.job)} ${person.job}.`,
    `${person.name} lives in ${person.town}.`,
    `The ${person.job} is called ${person.name}.`,
    `${person.name}, the ${person.job}, lives in ${person.town}.`,
  ];
  return random
    .shuffled(people)
    .slice(0, 3)
    .flatMap((person) => random.shuffled(lines(person)).slice(0, 2))
    .join(' ');
};

const moods: Passage = (random) => {
  const person = random.pick(people);
  const event = random.pick(events);
  const feeling = random.pick(event.good ? goodFeelings : badFeelings);
  const she = pronoun(person);
  return random.pick([
    `${person.name} ${event.text}, so ${she} felt ${feeling}.`,
    `${person.name} felt ${feeling} because ${she} ${event.text}.`,
    `${person.name} ${event.text}. ${capital(she)} felt ${feeling}. It was a ${event.good ? 'good' : 'bad'} day.`,
    `${person.name} was ${feeling}. That is a ${event.good ? 'good' : 'bad'} feeling.`,
  ]);
};

const lists: Passage = (random) => {
  const things = random.shuffled(objects).slice(0, 3 + random.below(2));
  const person = random.pick(people);
  const order = ['first', 'second', 'third', 'fourth'];
  const at = random.below(things.length);
  const noun = (thing: string): string => `a ${thing}`;
  return (
    `${person.name} saw ${enumerate(things.map(noun))}. ` +
    `The ${order[at] ?? ''} thing was ${noun(things[at] ?? '')}. The last thing was ${noun(things.at(-1) ?? '')}.`
  );
};

const pronouns: Passage = (random) => {
  const woman = random.pick(people.filter((person) => person.female));
  const man = random.pick(people.filter((person) => !person.female));
  const [first, second] = random.shuffled([woman, man]);
  const he = random.pick([woman, man]);
  const place = random.pick(places);
  const fact = drawFact(random, he, random.pick(factKinds));
  return `${first!.name} met ${second!.name} in the ${place}. ${capital(say(fact, 0, pronoun(he)))}. ${say(fact)}.`;
};

const sameThing: Passage = (random) => {
  const fact = drawFact(random, random.pick(people), random.pick(factKinds));
  const [a, b] = random.shuffled([say(fact, 0), say(fact, 1)]);
  return `${a!}. ${random.pick(['In other words,', 'That is to say,'])} ${b!}.`;
};

const taviSentence: Passage = (random) => {
  const fact = drawFact(random, random.pick(people), random.pick(factKinds));
  return `${say(fact)}. In Tavi they say: ${sayInTavi(fact)}.`;
};

const taviWord: Passage = (random) =>
  random
    .shuffled(taviWords)
    .slice(0, 3)
    .map(([english, word]) => `The Tavi word for ${english} is ${word}.`)
    .join(' ');

const colourful: Passage = (random) => {
  const things = random.shuffled(objects).slice(0, 2);
  return things.map((thing) => `The ${thing} is ${random.pick(colours)}.`).join(' ');
};

const kinds: readonly Passage[] = [
  constants,
  moods,
  moods,
  lists,
  pronouns,
  sameThing,
  taviSentence,
  taviWord,
  colourful,
];
