import type { Fact } from './fact';

/** Tavi, the invented second language of the world: word for word, with the verb at the end and no articles. */
const words: Readonly<Record<string, string>> = {
  kitchen: 'kuhina',
  garden: 'sadena',
  library: 'libora',
  forest: 'metsu',
  barn: 'talli',
  tower: 'torni',
  ball: 'palo',
  book: 'kirja',
  cup: 'kupo',
  hat: 'hatu',
  lamp: 'lampo',
  kite: 'leija',
  red: 'rua',
  blue: 'sina',
  green: 'vira',
  black: 'musa',
  white: 'valka',
  happy: 'iloni',
  proud: 'ylpea',
  calm: 'tyyni',
  sad: 'suru',
  angry: 'viha',
  afraid: 'pelko',
  bread: 'leipa',
  soup: 'keito',
  cheese: 'juusto',
  cake: 'kaku',
  fish: 'kala',
  honey: 'mesi',
  two: 'kaksi',
  three: 'kolme',
  four: 'nela',
  five: 'visi',
  apples: 'omenat',
  pears: 'paryt',
  plums: 'lumut',
  nuts: 'pahkit',
};

const verbs: Readonly<Record<Fact['kind'], string>> = {
  place: 'oli',
  thing: 'kanti',
  feeling: 'tunsi',
  food: 'soi',
  find: 'loysi',
};

export const tavi = (word: string): string => words[word] ?? word;

export const taviWords: readonly (readonly [string, string])[] = Object.entries(words);

/** "Anna oli kuhina" -> names stay, then the values, then the verb: "Anna kuhina oli". */
export function sayInTavi(fact: Fact): string {
  return [fact.who.name, ...fact.values.map(tavi), verbs[fact.kind]].join(' ');
}
