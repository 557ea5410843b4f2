/** What the results panel and the extension host say to each other. Plain JSON, no editor types. */

/** A run at one moment of its life. */
export interface ResultsView {
  readonly dir: string;
  readonly name: string;
  readonly stamp: string;
  /** How it stands, in the user's language. */
  readonly stateText: string;
  readonly tone: 'active' | 'good' | 'quiet' | 'bad';
  readonly canCancel: boolean;
  /** Whether it stopped before its end and can be taken up again. */
  readonly canResume: boolean;
  readonly progress: {
    readonly label: string;
    /** In [0, 1] within the current phase; null where it cannot be known. */
    readonly fraction: number | null;
  };
  readonly failure?: FailureView;
  /** The report: markup made by `report/`, every value in it escaped, without scripts and style attributes. */
  readonly report: string;
  readonly counts: SampleCounts;
}

export interface FailureView {
  readonly message: string;
  readonly remedy?: string;
  /** Zero-based line and character. */
  readonly place?: { readonly uri: string; readonly line: number; readonly character: number };
  readonly placeName?: string;
}

/** `fixed`: wrong before tuning and right after; `broken`: the other way round; `wrong`: wrong at the end. */
export type SampleFilter = 'all' | 'fixed' | 'broken' | 'wrong';

export type SampleCounts = Readonly<Record<SampleFilter, number>>;

export interface SampleQuery {
  readonly filter: SampleFilter;
  /** Absent for all tasks. */
  readonly task?: string;
  /** Zero-based. */
  readonly page: number;
}

export interface SamplePage {
  readonly query: SampleQuery;
  readonly pages: number;
  /** Samples that the query finds, on all pages. */
  readonly total: number;
  readonly tasks: readonly string[];
  readonly counts: SampleCounts;
  readonly samples: readonly SampleView[];
}

/** One held-out question and what the models made of it. */
export interface SampleView {
  readonly task: string;
  readonly template: string;
  /** Zero-based row of the split. */
  readonly row: number;
  readonly prompt: string;
  readonly choices: readonly SampleChoiceView[];
  readonly gold: number;
  readonly base: number;
  readonly tuned?: number;
}

export interface SampleChoiceView {
  readonly text: string;
  /** Probabilities among the choices (softmax of the summed log-likelihoods), in [0, 1]. */
  readonly base: number;
  readonly tuned?: number;
  /** Summed log-likelihoods, natural logarithm. */
  readonly baseLogLikelihood: number;
  readonly tunedLogLikelihood?: number;
}

/** What the editor gives back to a panel after a window reload. */
export interface ResultsPanelState {
  readonly dir: string;
}

export type ToResults =
  | { readonly type: 'show'; readonly view: ResultsView; readonly state: ResultsPanelState }
  | { readonly type: 'samples'; readonly page: SamplePage };

export type FromResults =
  | { readonly type: 'ready' }
  | { readonly type: 'cancel' }
  | { readonly type: 'resume' }
  | { readonly type: 'reveal' }
  | { readonly type: 'openRecipe' }
  | { readonly type: 'openFailure' }
  | { readonly type: 'samples'; readonly query: SampleQuery };
