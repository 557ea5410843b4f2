import { groupBy } from './group';
import type { Answer, Outcome } from './scores';
import { mean } from './statistics';

/** What the answers are worth. Two choices of the same text are the same answer. */
export function outcomesOf(answers: readonly Answer[]): readonly Outcome[] {
  return answers.map(({ question, prediction, predictionNorm }) => {
    const { task, cluster, template, row, choices, gold } = question;
    const right = (choice: number): number => (choices[choice] === choices[gold] ? 1 : 0);
    return {
      task,
      cluster,
      template,
      row,
      correct: right(prediction),
      correctNorm: right(predictionNorm),
      choices: choices.length,
      gold,
    };
  });
}

/** The mean of several models (training seeds) on the same questions. */
export function averageOutcomes(sets: readonly (readonly Outcome[])[]): readonly Outcome[] {
  if (sets.length === 1) return sets[0]!;
  return [...groupBy(sets.flat(), outcomeKey).values()].map((same) => ({
    ...same[0]!,
    correct: mean(same.map((outcome) => outcome.correct)),
    correctNorm: mean(same.map((outcome) => outcome.correctNorm)),
  }));
}

/** Names a question within a run. */
export function outcomeKey(outcome: Pick<Outcome, 'task' | 'template' | 'row'>): string {
  return JSON.stringify([outcome.task, outcome.template, outcome.row]);
}
