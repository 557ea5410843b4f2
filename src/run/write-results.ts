import { rm } from 'node:fs/promises';
import { writeWhole } from '../disk';
import {
  type Answer,
  averageOutcomes,
  bestDevTemplates,
  compareOutcomes,
  compareWritten,
  outcomesOf,
  scoreOutcomes,
  scoreWritten,
} from '../evaluation';
import type { Recipe } from '../recipe';
import type { Exam, Sitting } from './exam';
import type { RunPaths } from './paths';
import type { RunResults, SampleRecord, SeedResult, WrittenResults, WrittenSample } from './results';
import type { TrainedSeed } from './train';
import { writeJson } from './write-json';

/** A training seed with how its model did. */
export interface TunedSeed {
  readonly trained: TrainedSeed;
  readonly sitting: Sitting;
}

/** What base and tuned models answered, as `results.json` holds it. */
export function resultsOf(
  recipe: Recipe,
  exam: Exam,
  base: Sitting,
  tuned: readonly TunedSeed[],
  seconds: number,
): RunResults {
  const baseOutcomes = outcomesOf(base.test);
  const baseScores = scoreOutcomes(baseOutcomes);
  const common = {
    format: 1,
    split: recipe.eval.split,
    limit: Number.isFinite(recipe.eval.limit) ? recipe.eval.limit : null,
    base: baseScores,
    norm: recipe.eval.norm,
    ...(exam.writing.length === 0 ? {} : { written: writtenOf(base, tuned) }),
    unscored: exam.unscored,
    seconds,
  } as const;
  const baseBest = bestDevTemplates(scoreOutcomes(outcomesOf(base.dev)), baseScores);
  if (tuned.length === 0) return { ...common, seeds: [], devBest: { base: baseBest, tuned: [] } };
  const tunedOutcomes = averageOutcomes(tuned.map(({ sitting }) => outcomesOf(sitting.test)));
  const tunedScores = scoreOutcomes(tunedOutcomes);
  const tunedDev = averageOutcomes(tuned.map(({ sitting }) => outcomesOf(sitting.dev)));
  return {
    ...common,
    tuned: tunedScores,
    comparison: compareOutcomes(baseOutcomes, tunedOutcomes),
    seeds: tuned.map(seedResult),
    devBest: { base: baseBest, tuned: bestDevTemplates(scoreOutcomes(tunedDev), tunedScores) },
  };
}

/** One record per question; the tuned figures are those of the first seed. */
export function samplesOf(base: readonly Answer[], tuned: readonly Answer[] | undefined): readonly SampleRecord[] {
  return base.map(({ question, logLikelihoods, prediction }, i) => {
    const after = tuned?.[i];
    const { task, cluster, template, row, prompt, choices, gold } = question;
    return {
      ...{ task, cluster, template, row, prompt },
      choices: choices.map((text, choice) => ({
        text,
        base: logLikelihoods[choice]!,
        ...(after === undefined ? {} : { tuned: after.logLikelihoods[choice]! }),
      })),
      gold,
      base: prediction,
      ...(after === undefined ? {} : { tuned: after.prediction }),
    };
  });
}

function writtenOf(base: Sitting, tuned: readonly TunedSeed[]): WrittenResults {
  const [before, after] = [[base.written], tuned.map(({ sitting }) => sitting.written)];
  if (after.length === 0) return { base: scoreWritten(before) };
  return { base: scoreWritten(before), tuned: scoreWritten(after), differences: compareWritten(before, after) };
}

/** One record per written answer; the tuned text is that of the first seed. */
export function writtenSamplesOf(base: Sitting, tuned: Sitting | undefined): readonly WrittenSample[] {
  return base.written.map(({ question: { metrics: _, ...place }, text }, i) => {
    const after = tuned?.written[i]?.text;
    return { ...place, base: text, ...(after === undefined ? {} : { tuned: after }) };
  });
}

/** Samples first: where there are results, their samples are there too. */
export async function writeResults(
  paths: RunPaths,
  results: RunResults,
  base: Sitting,
  tuned: Sitting | undefined,
): Promise<void> {
  await writeSamples(paths, base, tuned);
  await writeJson(paths.results, results);
  await rm(paths.answers, { force: true });
}

export async function writeSamples(paths: RunPaths, base: Sitting, tuned: Sitting | undefined): Promise<void> {
  await writeWhole(paths.samples, lines(samplesOf(base.test, tuned?.test)));
  if (base.written.length > 0) await writeWhole(paths.written, lines(writtenSamplesOf(base, tuned)));
}

function lines(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function seedResult({ trained, sitting }: TunedSeed): SeedResult {
  const { clusters } = scoreOutcomes(outcomesOf(sitting.test));
  return { ...trained, clusters: clusters.map(({ cluster, mean }) => ({ cluster, mean })) };
}
