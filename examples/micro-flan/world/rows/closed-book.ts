import type { Random } from '../../../../src/random';
import { article, people, towns, type Person } from '../lexicon';
import { taviWords } from '../tavi';
import { mixOptions, type Row, type RowSource } from './row';

const jobs = people.map((person) => person.job);

interface Quiz {
  readonly question: string;
  readonly right: string;
  readonly wrong: readonly string[];
}

/** Questions whose answer stands in no passage: one must know the world. */
const quizzes: readonly ((random: Random, person: Person) => Quiz)[] = [
  (_, { name, job }) => ({
    question: `What is the job of ${name}?`,
    right: job,
    wrong: jobs.filter((other) => other !== job),
  }),
  (_, { name, town }) => ({
    question: `Where does ${name} live?`,
    right: town,
    wrong: towns.filter((other) => other !== town),
  }),
  (_, { name, job }) => ({
    question: `Who is ${article(job)} ${job}?`,
    right: name,
    wrong: people.map((other) => other.name).filter((other) => other !== name),
  }),
  (_, { job, town }) => ({
    question: `In which town does the ${job} live?`,
    right: town,
    wrong: towns.filter((other) => other !== town),
  }),
  (random) => {
    const [english, word] = random.pick(taviWords);
    const others = taviWords.map(([, other]) => other).filter((other) => other !== word);
    return { question: `What is the Tavi word for ${english}?`, right: word, wrong: others };
  },
];

export const quiz: RowSource = {
  name: 'quiz',
  sizes: { train: 900, dev: 100, test: 200 },
  draw: (random): Row => {
    const { question, right, wrong } = random.pick(quizzes)(random, random.pick(people));
    const { options, answer } = mixOptions(random, right, random.shuffled(wrong).slice(0, 3));
    return { question, options, answer };
  },
};
