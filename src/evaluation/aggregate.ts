import { groupBy } from './group';
import type { ClusterScore, Outcome, Scores, TaskScore, TemplateScore } from './scores';
import { errorOfMean, mean, rootMeanSquare, sampleStd, standardError } from './statistics';

/**
 * From questions to templates, tasks and clusters. FLAN reports the mean over a task's templates (fact sheet 1.6,
 * paper section 3); a cluster is the mean over its tasks.
 */
export function scoreOutcomes(outcomes: readonly Outcome[]): Scores {
  const tasks = [...groupBy(outcomes, (outcome) => outcome.task).values()].map(scoreTask);
  const clusters = [...groupBy(tasks, (task) => task.cluster)].map(([cluster, members]) =>
    scoreCluster(cluster, members),
  );
  return { tasks, clusters };
}

function scoreTask(outcomes: readonly Outcome[]): TaskScore {
  const templates = [...groupBy(outcomes, (outcome) => outcome.template)].map(([template, some]) =>
    scoreTemplate(template, some),
  );
  const rows = [...groupBy(outcomes, (outcome) => outcome.row).values()];
  const accuracies = templates.map((template) => template.accuracy);
  return {
    task: outcomes[0]!.task,
    cluster: outcomes[0]!.cluster,
    n: rows.length,
    mean: mean(accuracies),
    std: sampleStd(accuracies),
    // A row's questions are not independent of each other, so each row counts once.
    stderr: standardError(rows.map((row) => mean(row.map((outcome) => outcome.correct)))),
    meanNorm: mean(templates.map((template) => template.accuracyNorm)),
    chance: mean(templates.map((template) => template.chance)),
    majority: majorityOf(rows.map((row) => row[0]!.gold)),
    templates,
  };
}

function scoreTemplate(template: string, outcomes: readonly Outcome[]): TemplateScore {
  const correct = outcomes.map((outcome) => outcome.correct);
  return {
    template,
    n: outcomes.length,
    accuracy: mean(correct),
    stderr: standardError(correct),
    accuracyNorm: mean(outcomes.map((outcome) => outcome.correctNorm)),
    chance: mean(outcomes.map((outcome) => 1 / outcome.choices)),
  };
}

function scoreCluster(cluster: string, tasks: readonly TaskScore[]): ClusterScore {
  return {
    cluster,
    tasks: tasks.map((task) => task.task),
    n: tasks.reduce((sum, task) => sum + task.n, 0),
    mean: mean(tasks.map((task) => task.mean)),
    std: rootMeanSquare(tasks.map((task) => task.std)),
    stderr: errorOfMean(tasks.map((task) => task.stderr)),
    chance: mean(tasks.map((task) => task.chance)),
    majority: mean(tasks.map((task) => task.majority)),
  };
}

function majorityOf(golds: readonly number[]): number {
  const counts = [...groupBy(golds, (gold) => gold).values()].map((same) => same.length);
  return Math.max(...counts) / golds.length;
}
