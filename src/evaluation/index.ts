/**
 * Rank classification: every template of a held-out task on every row, each answer choice scored by its summed
 * log-likelihood given the prompt; then accuracies with their spread and error, and base against tuned on the same
 * questions.
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
export type { AnswerOptions } from './answer-questions';
export { answerQuestions, toAnswer } from './answer-questions';
export { averageOutcomes, outcomesOf } from './outcomes';
export { scoreOutcomes } from './aggregate';
export { compareOutcomes } from './compare';
export { bestDevTemplates } from './dev-best';
