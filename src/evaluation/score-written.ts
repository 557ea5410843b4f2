import { groupBy } from './group';
import { type Measure, measuresOf } from './metrics/measures';
import { mean, sampleStd, standardError } from './statistics';
import type { WritingQuestion, WrittenAnswer, WrittenDifference, WrittenScore } from './written';

/** What several models (training seeds) wrote to the same questions; one where there is one model. */
export type WrittenSets = readonly (readonly WrittenAnswer[])[];

/** How often an answer is the target: what is measured where a template names nothing that measures a text. */
const FALLBACK = ['exact_match'];

/** Each task by each measure of its templates: the mean over templates, models counting alike. */
export function scoreWritten(sets: WrittenSets): readonly WrittenScore[] {
  const tasks = groupBy(sets.flat(), ({ question }) => question.task);
  return [...tasks.values()].flatMap((answers) => {
    const { task, cluster } = answers[0]!.question;
    return measuresIn(answers).map((measure): WrittenScore => {
      const own = sets.map((set) => set.filter(({ question }) => question.task === task && has(question, measure)));
      const templates = templatesOf(own, measure);
      return {
        ...{ task, cluster, measure: measure.name },
        n: new Set(own[0]!.map(({ question }) => question.row)).size,
        mean: mean(templates.map(({ value }) => value)),
        std: sampleStd(templates.map(({ value }) => value)),
        stderr: measure.ofCorpus === undefined ? standardError([...byRow(own, measure).values()]) : null,
        templates,
      };
    });
  });
}

/** Tuned minus base by task and measure; the error is that of each row's difference. */
export function compareWritten(base: WrittenSets, tuned: WrittenSets): readonly WrittenDifference[] {
  const [before, after] = [scoreWritten(base), scoreWritten(tuned)];
  return after.flatMap((score): WrittenDifference[] => {
    const { task, measure, n } = score;
    const other = before.find((one) => one.task === task && one.measure === measure);
    if (other === undefined) return [];
    const stderr = other.stderr === null ? null : errorOf(base, tuned, task, measure);
    const value = score.mean - other.mean;
    const verdict = stderr === null || Math.abs(value) <= stderr ? 'unclear' : value > 0 ? 'better' : 'worse';
    return [{ task, measure, mean: value, stderr, n, verdict }];
  });
}

function errorOf(base: WrittenSets, tuned: WrittenSets, task: string, name: string): number | null {
  const rows = (sets: WrittenSets): ReadonlyMap<number, number> => {
    const own = sets.map((set) => set.filter(({ question }) => question.task === task));
    const measure = measuresIn(own.flat()).find((one) => one.name === name)!;
    return byRow(
      own.map((set) => set.filter(({ question }) => has(question, measure))),
      measure,
    );
  };
  const before = rows(base);
  const differences = [...rows(tuned)].flatMap(([row, value]) => {
    const other = before.get(row);
    return other === undefined ? [] : [value - other];
  });
  return standardError(differences);
}

/** The value of each template; of several models their mean. */
function templatesOf(sets: WrittenSets, measure: Measure): WrittenScore['templates'] {
  const perSet = sets.map((set) => groupBy(set, ({ question }) => question.template));
  return [...perSet[0]!].map(([template, answers]) => {
    const values = perSet.map((templates) => valueOf(templates.get(template) ?? [], measure));
    return { template, n: answers.length, value: mean(values) };
  });
}

function valueOf(answers: readonly WrittenAnswer[], measure: Measure): number {
  const counts = answers.map(({ question, text }) => measure.counts(text, question.target));
  const sums = (counts[0] ?? [0]).map((_, i) => counts.reduce((sum, one) => sum + one[i]!, 0));
  return measure.ofCorpus === undefined ? sums[0]! / Math.max(1, answers.length) : measure.ofCorpus(sums);
}

/** A row's questions are not independent of each other, so each row counts once: its mean over templates and models. */
function byRow(sets: WrittenSets, measure: Measure): ReadonlyMap<number, number> {
  const rows = groupBy(sets.flat(), ({ question }) => question.row);
  return new Map(
    [...rows].map(([row, answers]) => [
      row,
      mean(answers.map(({ question, text }) => measure.counts(text, question.target)[0]!)),
    ]),
  );
}

function measuresIn(answers: readonly WrittenAnswer[]): readonly Measure[] {
  return [...new Set(answers.flatMap(({ question }) => [...of(question)]))];
}

function has(question: WritingQuestion, measure: Measure): boolean {
  return of(question).includes(measure);
}

function of({ metrics }: WritingQuestion): readonly Measure[] {
  const { measures } = measuresOf(metrics);
  return measures.length > 0 ? measures : measuresOf(FALLBACK).measures;
}
