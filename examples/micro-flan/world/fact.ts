import type { Random } from '../../../src/random';
import { colours, feelings, foods, fruits, numbers, objects, places, type Person } from './lexicon';

/** What a story can say about a person. A person has at most one fact of each kind in one story. */
export type FactKind = 'place' | 'thing' | 'feeling' | 'food' | 'find';

export interface Fact {
  readonly kind: FactKind;
  readonly who: Person;
  /** One word for each slot of the kind: `['red', 'ball']` for a thing. */
  readonly values: readonly string[];
}

/** How one kind of fact is said. Every function gets the subject ("Anna", "she") and the slot words. */
interface Wording {
  readonly slots: readonly (readonly string[])[];
  /** The plain statement and other ways to say the same, without the full stop. */
  readonly say: readonly ((who: string, values: readonly string[]) => string)[];
  readonly deny: (who: string, values: readonly string[]) => string;
  readonly ask: (who: string, values: readonly string[]) => string;
  /** The open question and its short answer. */
  readonly openQuestion: (who: string, values: readonly string[]) => string;
  readonly shortAnswer: (values: readonly string[]) => string;
}

const first = (values: readonly string[]): string => values[0] ?? '';
const both = (values: readonly string[]): string => values.join(' ');

export const wordings: Readonly<Record<FactKind, Wording>> = {
  place: {
    slots: [places],
    say: [(who, v) => `${who} was in the ${first(v)}`, (who, v) => `${who} stood in the ${first(v)}`],
    deny: (who, v) => `${who} was not in the ${first(v)}`,
    ask: (who, v) => `Was ${who} in the ${first(v)}?`,
    openQuestion: (who) => `Where was ${who}?`,
    shortAnswer: (v) => `in the ${first(v)}`,
  },
  thing: {
    slots: [colours, objects],
    say: [(who, v) => `${who} had a ${both(v)}`, (who, v) => `${who} carried a ${both(v)}`],
    deny: (who, v) => `${who} did not have a ${both(v)}`,
    ask: (who, v) => `Did ${who} have a ${both(v)}?`,
    openQuestion: (who) => `What did ${who} have?`,
    shortAnswer: (v) => `a ${both(v)}`,
  },
  feeling: {
    slots: [feelings],
    say: [(who, v) => `${who} felt ${first(v)}`, (who, v) => `${who} was ${first(v)}`],
    deny: (who, v) => `${who} did not feel ${first(v)}`,
    ask: (who, v) => `Did ${who} feel ${first(v)}?`,
    openQuestion: (who) => `How did ${who} feel?`,
    shortAnswer: first,
  },
  food: {
    slots: [foods],
    say: [(who, v) => `${who} ate ${first(v)}`, (who, v) => `${who} had ${first(v)} for lunch`],
    deny: (who, v) => `${who} did not eat ${first(v)}`,
    ask: (who, v) => `Did ${who} eat ${first(v)}?`,
    openQuestion: (who) => `What did ${who} eat?`,
    shortAnswer: first,
  },
  find: {
    slots: [numbers, fruits],
    say: [(who, v) => `${who} found ${both(v)}`, (who, v) => `${who} picked up ${both(v)}`],
    deny: (who, v) => `${who} did not find ${both(v)}`,
    ask: (who, v) => `Did ${who} find ${both(v)}?`,
    openQuestion: (who) => `What did ${who} find?`,
    shortAnswer: both,
  },
};

export const factKinds: readonly FactKind[] = ['place', 'thing', 'feeling', 'food', 'find'];

export function drawFact(random: Random, who: Person, kind: FactKind): Fact {
  return { kind, who, values: wordings[kind].slots.map((words) => random.pick(words)) };
}

/** The plain sentence, without the full stop. `wording` 1 is the second way to say it. */
export function say(fact: Fact, wording = 0, who = fact.who.name): string {
  const { say: ways } = wordings[fact.kind];
  return (ways[wording % ways.length] ?? ways[0]!)(who, fact.values);
}

export const deny = (fact: Fact, who = fact.who.name): string => wordings[fact.kind].deny(who, fact.values);

export const ask = (fact: Fact, who = fact.who.name): string => wordings[fact.kind].ask(who, fact.values);

export const openQuestion = (fact: Fact): string => wordings[fact.kind].openQuestion(fact.who.name, fact.values);

export const shortAnswer = (fact: Fact): string => wordings[fact.kind].shortAnswer(fact.values);

export const sameValues = (a: Fact, b: Fact): boolean => a.values.join(' ') === b.values.join(' ');

/** A claim that contradicts `fact`: same person and kind, and every word of the value another one. */
export function contradict(random: Random, fact: Fact): Fact {
  const values = wordings[fact.kind].slots.map((words, slot) =>
    random.pick(words.filter((word) => word !== fact.values[slot])),
  );
  return { ...fact, values };
}
