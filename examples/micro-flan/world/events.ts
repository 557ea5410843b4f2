/** Things that happen to people, and whether one is glad of them. Told with a person in front: "Anna won a prize". */
export interface Happening {
  readonly text: string;
  readonly good: boolean;
}

const good = [
  'won a prize',
  'found a friend',
  'got a letter',
  'finished the work',
  'heard good news',
  'sang a song',
  'helped a child',
  'got a present',
  'learned a dance',
  'saw the sun',
];

const bad = [
  'lost a shoe',
  'broke a plate',
  'missed the boat',
  'heard bad news',
  'fell in the mud',
  'hurt a knee',
  'lost the way',
  'burned the dinner',
  'saw a storm',
  'got no answer',
];

export const events: readonly Happening[] = [
  ...good.map((text) => ({ text, good: true })),
  ...bad.map((text) => ({ text, good: false })),
];
