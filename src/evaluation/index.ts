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
