import { groupBy } from './group';
import type { ChoiceScorer } from './scorer';
import type { Answer, Question } from './scores';

export interface AnswerOptions {
  /** Questions per call of the scorer, unless one row alone has more. */
  readonly batch?: number;
  /** How choices are compared; by their sums when left out. */
  readonly norm?: ChoiceNorm;
  /** What was found before, by a run that was ended midway. Only whole batches are taken, so that numbers stay the same. */
  readonly known?: (question: Question) => readonly number[] | undefined;
  /** Called with the answers of each batch that were not known; a rejection stops the scoring and passes through. */
  readonly onProgress?: (answers: readonly Answer[], done: number, total: number) => Promise<void>;
}

/**
 * Rank classification: the log-likelihood of every choice given the prompt, and the likeliest one. Rows are
 * scored in order of length, so that a batch holds little padding, and answers given back in the order of questions.
 */
export async function answerQuestions(
  questions: readonly Question[],
  scorer: ChoiceScorer,
  options: AnswerOptions = {},
): Promise<readonly Answer[]> {
  const { batch = 32, norm = 'sum', known, onProgress } = options;
  const places = questions.map((_, place) => place);
  const answers = new Array<Answer>(questions.length);
  let done = 0;
  for (const some of inBatches(questions, places, batch)) {
    const pairs = some.flatMap((place) => {
      const { prompt, choices } = questions[place]!;
      return choices.map((choice) => scorer.encode(prompt, choice));
    });
    const before = some.map((place) => known?.(questions[place]!));
    const isKnown = before.every((logLikelihoods) => logLikelihoods !== undefined);
    const scores = isKnown ? before.flat() : await scorer.logLikelihoods(pairs);
    let next = 0;
    for (const place of some) {
      const question = questions[place]!;
      const tokens = question.choices.map((_, i) => pairs[next + i]!.continuation.length);
      const logLikelihoods = question.choices.map(() => scores[next++]!);
      answers[place] = toAnswer(question, logLikelihoods, { norm, tokens });
    }
    done += some.length;
    await onProgress?.(isKnown ? [] : some.map((place) => answers[place]!), done, places.length);
  }
  return answers;
}

/** All templates of a row in one batch, for their prompts have much in common; long rows first. */
function inBatches(
  questions: readonly Question[],
  places: readonly number[],
  batch: number,
): readonly (readonly number[])[] {
  const rows = [...groupBy(places, (place) => `${questions[place]!.row} ${questions[place]!.task}`).values()];
  const longest = (row: readonly number[]): number => Math.max(...row.map((place) => questions[place]!.prompt.length));
  rows.sort((a, b) => longest(b) - longest(a) || a[0]! - b[0]!);
  const batches: number[][] = [];
  for (const row of rows) {
    const last = batches.at(-1);
    if (last !== undefined && last.length + row.length <= batch) last.push(...row);
    else batches.push([...row]);
  }
  return batches;
}

/**
 * By what the log-likelihood of a choice is divided before choices are compared: nothing, or its length in characters
 * (the harness's `acc_norm`), UTF-8 bytes (`acc_bytes`) or tokens.
 */
export type ChoiceNorm = 'sum' | 'char' | 'byte' | 'token';

/** The answer that these log-likelihoods give. @param tokens of each choice, where they are divided by it. */
export function toAnswer(
  question: Question,
  logLikelihoods: readonly number[],
  { norm, tokens }: { readonly norm: ChoiceNorm; readonly tokens: readonly number[] } = { norm: 'sum', tokens: [] },
): Answer {
  const by = (how: ChoiceNorm): number =>
    argmax(logLikelihoods.map((value, i) => value / lengthOf(question.choices[i]!, how, tokens[i])));
  return { question, logLikelihoods, prediction: by(norm), predictionNorm: by('char') };
}

function lengthOf(choice: string, norm: ChoiceNorm, tokens: number | undefined): number {
  switch (norm) {
    case 'sum':
      return 1;
    case 'char':
      // Code points, as Python's len() counts them.
      return Math.max(1, [...choice].length);
    case 'byte':
      return Math.max(1, Buffer.byteLength(choice, 'utf8'));
    case 'token':
      return Math.max(1, tokens ?? 1);
  }
}

function argmax(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
