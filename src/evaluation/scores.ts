/**
 * What rank classification gives, from one question up to a cluster. All accuracies and errors are shares in [0, 1];
 * a figure that cannot be computed (a deviation over one template, an error over one row) is null, never NaN.
 */

/** A prompt with its answer choices, ready to be scored. */
export interface Question {
  readonly task: string;
  readonly cluster: string;
  readonly template: string;
  /** Zero-based index of the row in its split. */
  readonly row: number;
  readonly prompt: string;
  readonly choices: readonly string[];
  /** Index of the right answer among `choices`. */
  readonly gold: number;
}

/** A question that a model has answered. */
export interface Answer {
  readonly question: Question;
  /** Summed log-likelihood (natural logarithm) of each choice given the prompt. */
  readonly logLikelihoods: readonly number[];
  /** Index of the likeliest choice by the norm that was asked for; the first one where two are equal. */
  readonly prediction: number;
  /** The same after each log-likelihood is divided by the number of characters of its choice. */
  readonly predictionNorm: number;
}

/** How right one question was answered: 0 or 1 for one model, a share in between for the mean of several seeds. */
export interface Outcome {
  readonly task: string;
  readonly cluster: string;
  readonly template: string;
  readonly row: number;
  readonly correct: number;
  readonly correctNorm: number;
  /** Number of choices, for the chance level. */
  readonly choices: number;
  readonly gold: number;
}

export interface TemplateScore {
  readonly template: string;
  /** Questions scored. */
  readonly n: number;
  readonly accuracy: number;
  /** Sample standard deviation over the questions / sqrt(n). */
  readonly stderr: number | null;
  /** Accuracy by the log-likelihood per character (the harness's `acc_norm`). */
  readonly accuracyNorm: number;
  readonly chance: number;
}

export interface TaskScore {
  readonly task: string;
  readonly cluster: string;
  /** Distinct rows scored. */
  readonly n: number;
  /** Mean over the templates of their accuracies: FLAN's headline figure. */
  readonly mean: number;
  /** Sample standard deviation over the templates: how much wording matters, not an error of measurement. */
  readonly std: number | null;
  /** Standard error over rows: each row's mean over templates first, then sample deviation / sqrt(rows). */
  readonly stderr: number | null;
  readonly meanNorm: number;
  /** Mean of 1 / number of choices. */
  readonly chance: number;
  /** Accuracy of always giving the most frequent gold position. */
  readonly majority: number;
  readonly templates: readonly TemplateScore[];
}

export interface ClusterScore {
  readonly cluster: string;
  readonly tasks: readonly string[];
  /** Rows of all its tasks together. */
  readonly n: number;
  /** Mean over its tasks, each counting the same. */
  readonly mean: number;
  /** Root mean square of its tasks' deviations over templates. */
  readonly std: number | null;
  /** sqrt(sum of squared task errors) / number of tasks. */
  readonly stderr: number | null;
  readonly chance: number;
  readonly majority: number;
}

export interface Scores {
  readonly tasks: readonly TaskScore[];
  readonly clusters: readonly ClusterScore[];
}

/**
 * Tuned minus base over the same questions, and whether it can be told from nothing: `better` or `worse` where the
 * difference exceeds its standard error, `unclear` elsewhere.
 */
export interface Difference {
  readonly mean: number;
  /** Paired: each row's mean difference first, then sample deviation / sqrt(rows). */
  readonly stderr: number | null;
  readonly n: number;
  readonly verdict: 'better' | 'worse' | 'unclear';
}

export interface Comparison {
  readonly clusters: readonly (Difference & { readonly cluster: string })[];
  readonly tasks: readonly (Difference & {
    readonly task: string;
    readonly templates: readonly (Difference & { readonly template: string })[];
  })[];
}

/** The template that did best on the dev rows, and what it does on the test rows. */
export interface DevBest {
  readonly task: string;
  readonly template: string;
  readonly devRows: number;
  readonly devAccuracy: number;
  readonly testAccuracy: number;
}

/** A template (or a whole task) or some of its rows that could not be scored, and why. */
export interface Unscored {
  readonly task: string;
  readonly template?: string;
  /** Rows concerned; all of them where absent. */
  readonly rows?: number;
  readonly reason: string;
}
