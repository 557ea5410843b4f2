import { enumerate, objects, people } from '../lexicon';
import { usual, type RowSource } from './row';

const places = ['first', 'second', 'third', 'last'] as const;

/** A list of four things; one is asked for by its place. The options are the things in the order of their names. */
export const listPlace: RowSource = {
  name: 'list_place',
  sizes: usual,
  draw: (random) => {
    const items = random.shuffled(objects).slice(0, 4);
    const at = random.below(4);
    const options = [...items].sort();
    const text = `${random.pick(people).name} saw ${enumerate(items.map((item) => `a ${item}`))}.`;
    return { text, place: places[at]!, options, answer: options.indexOf(items[at]!) };
  },
};
