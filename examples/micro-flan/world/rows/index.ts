/** The rows of every task, one file per subject. */
import { quiz } from './closed-book';
import { feltHow, goesOn } from './commonsense';
import { whoIsMeant } from './coreference';
import { headlines } from './headlines';
import { listPlace } from './lists';
import { follows, followsOrUnknown } from './nli';
import { sameMeaning } from './paraphrase';
import { answerableQuestions, closedQuestions, openQuestions, proposedAnswers } from './reading';
import { cards } from './records';
import type { RowSource } from './row';
import { diary } from './sentiment';
import { translations } from './translation';

export type { Row, RowSource } from './row';

export const rowSources: readonly RowSource[] = [
  follows,
  followsOrUnknown,
  closedQuestions,
  answerableQuestions,
  proposedAnswers,
  openQuestions,
  goesOn,
  feltHow,
  diary,
  sameMeaning,
  quiz,
  cards,
  whoIsMeant,
  listPlace,
  headlines,
  translations,
];
