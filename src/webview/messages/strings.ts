/**
 * The words of the panels. A panel has no access to the editor's translations, so the extension host translates
 * them once and writes them into the page; `{0}` and `{1}` are filled in by the panel.
 */
/** Words on a button, and what it is for in its tooltip. */
interface Labelled {
  readonly text: string;
  readonly label: string;
}

export interface PreviewStrings {
  readonly template: string;
  readonly row: string;
  readonly rowOf: string;
  readonly previousRow: string;
  readonly nextRow: string;
  readonly randomRow: string;
  readonly goToRow: string;
  readonly search: string;
  readonly searchRows: string;
  readonly matchOf: string;
  readonly matchCount: string;
  readonly noMatches: string;
  readonly previousMatch: string;
  readonly nextMatch: string;
  readonly closeSearch: string;
  readonly copyPrompt: string;
  readonly copyMore: string;
  readonly copyKinds: Readonly<Record<'prompt' | 'example' | 'messages', string>>;
  readonly copied: string;
  readonly follow: string;
  readonly settings: string;
  readonly layout: string;
  readonly layouts: Readonly<Record<'one' | 'templates' | 'rows', Labelled>>;
  readonly form: string;
  readonly switches: Readonly<Record<'options' | 'tokens' | 'training', Labelled>>;
  readonly exemplars: string;
  readonly shots: string;
  readonly exemplarNumber: string;
  readonly recipe: string;
  readonly help: string;
  readonly keysTitle: string;
  readonly keys: Readonly<
    Record<
      | 'row'
      | 'random'
      | 'search'
      | 'match'
      | 'template'
      | 'layout'
      | 'options'
      | 'tokens'
      | 'training'
      | 'exemplars'
      | 'copy'
      | 'follow'
      | 'help',
      string
    >
  >;
  readonly close: string;
  readonly prompt: string;
  readonly promptNote: string;
  readonly target: string;
  readonly targetNote: string;
  readonly tokensOf: string;
  readonly tokensOver: string;
  readonly fates: Readonly<Record<'truncated' | 'dropped', string>>;
  readonly trainingText: string;
  readonly readPart: string;
  readonly lossPart: string;
  readonly endNote: string;
  readonly choices: string;
  readonly gold: string;
  readonly noGold: string;
  readonly separator: string;
  readonly separatorNone: string;
  readonly options: string;
  readonly fields: string;
  readonly empty: string;
  readonly emptyField: string;
  readonly failed: string;
  readonly goToPlace: string;
  readonly problems: string;
  readonly problemCount: string;
  readonly severities: Readonly<Record<'error' | 'warning' | 'info', string>>;
  readonly showCard: string;
  readonly rowNumber: string;
  readonly more: string;
  readonly loading: string;
  readonly jumpTo: string;
  readonly announce: string;
  readonly announceFailed: string;
  readonly announceTemplates: string;
  readonly announceRows: string;
}

export interface ResultsStrings {
  readonly loading: string;
  readonly cancel: string;
  readonly cancelling: string;
  readonly resume: string;
  readonly reveal: string;
  readonly openRecipe: string;
  readonly openFile: string;
  readonly failed: string;
  readonly samples: string;
  readonly samplesNote: string;
  readonly filterLabel: string;
  readonly taskLabel: string;
  readonly allTasks: string;
  readonly all: string;
  readonly fixed: string;
  readonly broken: string;
  readonly wrong: string;
  readonly noSamples: string;
  readonly pageOf: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly rowName: string;
  readonly base: string;
  readonly tuned: string;
  readonly choice: string;
  readonly right: string;
  readonly rightAnswer: string;
  readonly wrongAnswer: string;
  readonly logLikelihood: string;
  readonly empty: string;
}
