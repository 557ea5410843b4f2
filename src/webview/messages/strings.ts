/**
 * The words of the panels. A panel has no access to the editor's translations, so the extension host translates
 * them once and writes them into the page; `{0}` and `{1}` are filled in by the panel.
 */
export interface PreviewStrings {
  readonly template: string;
  readonly row: string;
  readonly rowOf: string;
  readonly previousRow: string;
  readonly nextRow: string;
  readonly randomRow: string;
  readonly goToRow: string;
  readonly copyPrompt: string;
  readonly copied: string;
  readonly follow: string;
  readonly prompt: string;
  readonly promptNote: string;
  readonly target: string;
  readonly targetNote: string;
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
  readonly loading: string;
  readonly jumpTo: string;
  readonly announce: string;
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
