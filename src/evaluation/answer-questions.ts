import type { ChoiceScorer } from './scorer';
import type { Answer, Question } from './scores';

export interface AnswerOptions {
  /** Questions per call of the scorer. */
  readonly batch?: number;
  /** Called after each batch; a rejection stops the scoring and passes through. */
  readonly onProgress?: (done: number, total: number) => Promise<void>;
}

/**
 * Rank classification: the log-likelihood of every choice given the prompt, and the likeliest one. Questions are
 * scored in order of length, so that a batch holds little padding, and given back in their own order.
 */
export async function answerQuestions(
  questions: readonly Question[],
  scorer: ChoiceScorer,
  options: AnswerOptions = {},
): Promise<readonly Answer[]> {
  const { batch = 32, onProgress } = options;
  const places = questions.map((_, place) => place);
  places.sort((a, b) => questions[b]!.prompt.length - questions[a]!.prompt.length || a - b);
  const answers = new Array<Answer>(questions.length);
  for (let start = 0; start < places.length; start += batch) {
    const some = places.slice(start, start + batch);
    const pairs = some.flatMap((place) => {
      const { prompt, choices } = questions[place]!;
      return choices.map((choice) => scorer.encode(prompt, choice));
    });
    const scores = await scorer.logLikelihoods(pairs);
    let next = 0;
    for (const place of some) {
      const question = questions[place]!;
      const logLikelihoods = question.choices.map(() => scores[next++]!);
      answers[place] = toAnswer(question, logLikelihoods);
    }
    await onProgress?.(Math.min(start + batch, places.length), places.length);
  }
  return answers;
}

/** The answer that these log-likelihoods give. */
export function toAnswer(question: Question, logLikelihoods: readonly number[]): Answer {
  // Code points, as Python's len() counts them for the harness's acc_norm.
  const perCharacter = logLikelihoods.map((value, i) => value / Math.max(1, [...question.choices[i]!].length));
  return {
    question,
    logLikelihoods,
    prediction: argmax(logLikelihoods),
    predictionNorm: argmax(perCharacter),
  };
}

function argmax(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
