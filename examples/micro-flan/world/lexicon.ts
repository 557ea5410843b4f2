/** Everybody and everything there is in the world. Small on purpose: a model of 3M weights must be able to know it. */

export interface Person {
  readonly name: string;
  readonly female: boolean;
  /** Fixed facts, never varied by a story: closed-book questions ask for them. */
  readonly job: string;
  readonly town: string;
}

export const people: readonly Person[] = [
  { name: 'Anna', female: true, job: 'baker', town: 'Oakton' },
  { name: 'Ben', female: false, job: 'farmer', town: 'Seaby' },
  { name: 'Clara', female: true, job: 'doctor', town: 'Redhill' },
  { name: 'David', female: false, job: 'painter', town: 'Oakton' },
  { name: 'Emma', female: true, job: 'sailor', town: 'Seaby' },
  { name: 'Felix', female: false, job: 'tailor', town: 'Milford' },
  { name: 'Grace', female: true, job: 'teacher', town: 'Milford' },
  { name: 'Henry', female: false, job: 'singer', town: 'Redhill' },
  { name: 'Ida', female: true, job: 'miller', town: 'Milford' },
  { name: 'Jack', female: false, job: 'driver', town: 'Oakton' },
  { name: 'Lucy', female: true, job: 'gardener', town: 'Redhill' },
  { name: 'Oscar', female: false, job: 'fisher', town: 'Seaby' },
];

export const towns = ['Oakton', 'Seaby', 'Redhill', 'Milford'] as const;

export const places = ['kitchen', 'garden', 'library', 'forest', 'barn', 'tower'] as const;

export const objects = ['ball', 'book', 'cup', 'hat', 'lamp', 'kite'] as const;

export const colours = ['red', 'blue', 'green', 'black', 'white'] as const;

export const goodFeelings = ['happy', 'proud', 'calm'] as const;

export const badFeelings = ['sad', 'angry', 'afraid'] as const;

export const feelings = [...goodFeelings, ...badFeelings] as const;

export const foods = ['bread', 'soup', 'cheese', 'cake', 'fish', 'honey'] as const;

export const numbers = ['two', 'three', 'four', 'five'] as const;

export const fruits = ['apples', 'pears', 'plums', 'nuts'] as const;

/** "a" or "an" before `noun`. */
export function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a';
}

/** `text` with its first letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function pronoun(person: Person): string {
  return person.female ? 'she' : 'he';
}

/** "a, b and c". */
export function enumerate(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
