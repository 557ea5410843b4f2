import * as vscode from 'vscode';
import type { PreviewStrings, ResultsStrings } from '../webview';

/** The words of the preview panel in the user's language. */
export function previewStrings(): PreviewStrings {
  const { t } = vscode.l10n;
  return {
    template: t('Template'),
    row: t('Row'),
    rowOf: t('of {0}'),
    previousRow: t('Previous Row (←)'),
    nextRow: t('Next Row (→)'),
    randomRow: t('Random Row (R)'),
    goToRow: t('Go to Row'),
    copyPrompt: t('Copy Prompt (C)'),
    copied: t('Copied'),
    follow: t('Follow the Cursor'),
    prompt: t('Prompt'),
    promptNote: t('what the model reads'),
    target: t('Target'),
    targetNote: t('what it must write'),
    choices: t('Choices'),
    gold: t('the right answer'),
    noGold: t('The target is none of the choices, so this row cannot be scored by rank.'),
    separator: t('joined by'),
    separatorNone: t('joined without a separator'),
    options: t('Option list (options_)'),
    fields: t('Fields of this row'),
    empty: t('empty'),
    emptyField: t('{0} is empty'),
    failed: t('This row does not render:'),
    goToPlace: t('Go to the Place'),
    loading: t('Rendering…'),
    jumpTo: t('Printed by {0}. Click to go there.'),
    announce: t('Template {0}, row {1} of {2}'),
  };
}

/** The words of the results panel in the user's language. */
export function resultsStrings(): ResultsStrings {
  const { t } = vscode.l10n;
  return {
    loading: t('Reading the run…'),
    cancel: t('Cancel Run'),
    cancelling: t('Cancelling…'),
    resume: t('Resume Run'),
    reveal: t('Reveal Run Folder'),
    openRecipe: t('Open Recipe'),
    openFile: t('Open File'),
    failed: t('The run failed'),
    samples: t('Samples'),
    samplesNote: t('held-out questions and what the models made of them'),
    filterLabel: t('Which samples'),
    taskLabel: t('Task'),
    allTasks: t('All tasks'),
    all: t('All'),
    fixed: t('Fixed by tuning'),
    broken: t('Broken by tuning'),
    wrong: t('Still wrong'),
    noSamples: t('No sample of this kind.'),
    pageOf: t('{0} of {1}'),
    previousPage: t('Previous Page'),
    nextPage: t('Next Page'),
    rowName: t('row {0}'),
    base: t('Base'),
    tuned: t('Tuned'),
    choice: t('Choice'),
    right: t('the right answer'),
    rightAnswer: t('right'),
    wrongAnswer: t('wrong'),
    logLikelihood: t('log-likelihood {0}'),
    empty: t('empty'),
  };
}
