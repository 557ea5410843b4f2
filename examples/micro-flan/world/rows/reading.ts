import { ask, openQuestion, shortAnswer } from '../fact';
import { drawClaim, drawStory, tell } from '../story';
import { capital } from '../lexicon';
import { sentence, usual, type RowSource } from './row';

/** Label 0: yes; 1: no. */
export const closedQuestions: RowSource = {
  name: 'yes_no_questions',
  sizes: { train: 3000, dev: 100, test: 200 },
  draw: (random, turn) => {
    const story = drawStory(random, 1 + random.below(3));
    const label = turn % 2;
    const claim = drawClaim(random, story, label === 0 ? 'true' : 'false');
    return { passage: tell(story), question: ask(claim.fact), label };
  },
};

/** Label 0: yes; 1: no; 2: it is not possible to tell. */
export const answerableQuestions: RowSource = {
  name: 'answerable',
  sizes: usual,
  draw: (random, turn) => {
    const story = drawStory(random, 1 + random.below(3));
    const label = turn % 3;
    const claim = drawClaim(random, story, (['true', 'false', 'unknown'] as const)[label] ?? 'true');
    return { passage: tell(story), question: ask(claim.fact), label };
  },
};

/** An open question and somebody's answer to it. Label 0: the answer is right; 1: it is wrong. */
export const proposedAnswers: RowSource = {
  name: 'right_answer',
  sizes: { train: 3000, dev: 100, test: 200 },
  draw: (random, turn) => {
    const story = drawStory(random, 1 + random.below(3));
    const label = turn % 2;
    const { fact } = drawClaim(random, story, label === 0 ? 'true' : 'false');
    return { passage: tell(story), question: openQuestion(fact), reply: sentence(fact), label };
  },
};

/** An open question with its answer in the passage. */
export const openQuestions: RowSource = {
  name: 'open_questions',
  sizes: usual,
  draw: (random) => {
    const story = drawStory(random, 2 + random.below(3));
    const fact = random.pick(story.facts);
    return { passage: tell(story), question: openQuestion(fact), answer: capital(shortAnswer(fact)) };
  },
};
