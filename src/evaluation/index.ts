/**
 * Every template of a held-out task on every row: answer choices are ranked by their log-likelihood given the prompt,
 * written answers measured against the target; then figures with their spread and error, and base against tuned on the
 * same questions.
 */
export type { ChoiceScorer, ScoredPair } from './scorer';
export type {
  Answer,
  ClusterScore,
  Comparison,
  DevBest,
  Difference,
  Outcome,
  Question,
  Scores,
  TaskScore,
  TemplateScore,
  Unscored,
} from './scores';
export { sampleRows } from './sample-rows';
export type { QuestionSet } from './questions';
export { buildQuestions } from './questions';
export type { AnswerOptions, ChoiceNorm } from './answer-questions';
export { answerQuestions, toAnswer } from './answer-questions';
export { averageOutcomes, outcomesOf } from './outcomes';
export { scoreOutcomes } from './aggregate';
export { compareOutcomes } from './compare';
export { bestDevTemplates } from './dev-best';
export type { WrittenAnswer, WrittenDifference, WrittenScore, WritingQuestion } from './written';
export type { WrittenSets } from './score-written';
export { compareWritten, scoreWritten } from './score-written';
