import { bleu, bleuCounts } from './bleu';
import { chrf, chrfCounts } from './chrf';
import { editSimilarity } from './edit-similarity';
import { rougeLsum, rougeN } from './rouge';
import { normalizedMatch, wordF1 } from './squad';

/** One figure that a metric of a task file stands for. All are in [0, 1], more is better. */
export interface Measure {
  /** As results name it, such as `rouge1`. */
  readonly name: string;
  /** What one text adds; one number is its own figure, several are counts of the corpus. */
  readonly counts: (prediction: string, target: string) => readonly number[];
  /** The figure of a corpus from the sums of its counts; the mean where it is left out. */
  readonly ofCorpus?: (sums: readonly number[]) => number;
}

const each = (name: string, score: (prediction: string, target: string) => number): Measure => ({
  name,
  counts: (prediction, target) => [score(prediction, target)],
});

const exactMatch = each('exact_match', (prediction, target) => (prediction === target ? 1 : 0));

/**
 * The metrics that task files name (those of PromptSource, FLAN and lm-evaluation-harness) and that a written text can
 * be measured by. Accuracy of a written answer is that it is the target, as in FLAN.
 */
const MEASURES: ReadonlyMap<string, readonly Measure[]> = new Map([
  ['accuracy', [exactMatch]],
  ['exact_match', [exactMatch]],
  ['f1', [each('f1', (a, b) => wordF1(a, b, 'squad'))]],
  [
    'squad',
    [each('squad_em', (a, b) => normalizedMatch(a, b, 'squad')), each('squad_f1', (a, b) => wordF1(a, b, 'squad'))],
  ],
  ['coqa_f1', [each('coqa_f1', (a, b) => wordF1(a, b, 'squad'))]],
  [
    'trivia_qa',
    [
      each('trivia_qa_em', (a, b) => normalizedMatch(a, b, 'trivia-qa')),
      each('trivia_qa_f1', (a, b) => wordF1(a, b, 'trivia-qa')),
    ],
  ],
  [
    'rouge',
    [
      each('rouge1', (a, b) => rougeN(a, b, 1)),
      each('rouge2', (a, b) => rougeN(a, b, 2)),
      each('rougeLsum', rougeLsum),
    ],
  ],
  ['bleu', [{ name: 'bleu', counts: bleuCounts, ofCorpus: bleu }]],
  ['chrf', [{ name: 'chrf', counts: chrfCounts, ofCorpus: chrf }]],
  ['edit_distance', [each('edit_similarity', editSimilarity)]],
]);

/** What a template's metrics measure of a written text, each once, and the metrics that measure nothing of it. */
export function measuresOf(metrics: readonly string[]): {
  readonly measures: readonly Measure[];
  readonly unknown: readonly string[];
} {
  const measures = new Set(metrics.flatMap((metric) => MEASURES.get(metric) ?? []));
  return { measures: [...measures], unknown: metrics.filter((metric) => !MEASURES.has(metric)) };
}
