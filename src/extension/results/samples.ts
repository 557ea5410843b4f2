import type { SampleRecord } from '../../run';
import type { SampleCounts, SampleFilter, SamplePage, SampleQuery, SampleView } from '../../webview';

const PAGE_SIZE = 10;

/** One page of the samples that a query finds; a page outside is brought to the nearest. */
export function samplePage(samples: readonly SampleRecord[], query: SampleQuery): SamplePage {
  const tasks = [...new Set(samples.map((sample) => sample.task))];
  const ofTask = query.task === undefined ? samples : samples.filter((sample) => sample.task === query.task);
  const found = ofTask.filter((sample) => matches(sample, query.filter));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.max(0, Math.min(query.page, pages - 1));
  return {
    query: { ...query, page },
    pages,
    total: found.length,
    tasks,
    counts: sampleCounts(ofTask),
    samples: found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).map(sampleView),
  };
}

export function sampleCounts(samples: readonly SampleRecord[]): SampleCounts {
  const count = (filter: SampleFilter): number => samples.filter((sample) => matches(sample, filter)).length;
  return { all: samples.length, fixed: count('fixed'), broken: count('broken'), wrong: count('wrong') };
}

function matches({ base, tuned, gold }: SampleRecord, filter: SampleFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'fixed':
      return tuned !== undefined && base !== gold && tuned === gold;
    case 'broken':
      return tuned !== undefined && base === gold && tuned !== gold;
    case 'wrong':
      return (tuned ?? base) !== gold;
  }
}

function sampleView(sample: SampleRecord): SampleView {
  const base = shares(sample.choices.map((choice) => choice.base));
  const tunedScores = sample.choices.flatMap((choice) => (choice.tuned === undefined ? [] : [choice.tuned]));
  const tuned = tunedScores.length === sample.choices.length ? shares(tunedScores) : undefined;
  const { task, template, row, prompt, gold } = sample;
  return {
    task,
    template,
    row,
    prompt,
    gold,
    base: sample.base,
    ...(sample.tuned === undefined ? {} : { tuned: sample.tuned }),
    choices: sample.choices.map((choice, index) => ({
      text: choice.text,
      base: base[index] ?? 0,
      baseLogLikelihood: choice.base,
      ...(tuned?.[index] === undefined ? {} : { tuned: tuned[index] }),
      ...(choice.tuned === undefined ? {} : { tunedLogLikelihood: choice.tuned }),
    })),
  };
}

/** Softmax: how a model would divide its belief if one of the choices had to come. */
function shares(logLikelihoods: readonly number[]): readonly number[] {
  const top = Math.max(...logLikelihoods);
  const weights = logLikelihoods.map((value) => Math.exp(value - top));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
