import type { Fact } from './fact';

/** Tavi, the invented second language of the world: word for word, with the verb at the end and no articles. */
const words: Readonly<Record<string, string>> = {
  kitchen: 'kuhina',
  garden: 'sadena',
  library: 'libora',
  forest: 'metsu',
  barn: 'talli',
  park: 'puisto',
  shop: 'kaupa',
  tower: 'torni',
  ball: 'palo',
  book: 'kirja',
  cup: 'kupo',
  hat: 'hatu',
  lamp: 'lampo',
  basket: 'korvi',
  kite: 'leija',
  drum: 'rumpu',
  red: 'rua',
  blue: 'sina',
  green: 'vira',
  yellow: 'kela',
  black: 'musa',
  white: 'valka',
  happy: 'iloni',
  proud: 'ylpea',
  calm: 'tyyni',
  cheerful: 'reipa',
  sad: 'suru',
  angry: 'viha',
  afraid: 'pelko',
  lonely: 'yksin',
  bread: 'leipa',
  soup: 'keito',
  cheese: 'juusto',
  cake: 'kaku',
  fish: 'kala',
  honey: 'mesi',
  rice: 'risi',
  porridge: 'puro',
  two: 'kaksi',
  three: 'kolme',
  four: 'nela',
  five: 'visi',
  six: 'kuso',
  seven: 'sema',
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
