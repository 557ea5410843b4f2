import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { type RunView, renderBody } from '../../report';
import type { RunFailure, RunState } from '../../run';
import type { FailureView, ResultsView } from '../../webview';
import { canResume } from '../runs/run-states';
import { sampleCounts } from './samples';

/** What the results panel draws for a run at any moment. */
export function resultsView(view: RunView): ResultsView {
  const { dir, name, stamp, state, progress, failure } = view;
  return {
    dir,
    name,
    stamp: stamp.replace(/T(\d\d)-(\d\d)-(\d\d)$/, ' $1:$2:$3'),
    stateText: stateText(state),
    tone: toneOf(state),
    canCancel: state === 'running' || state === 'starting',
    canResume: canResume(state),
    progress: { label: progress.label, fraction: progress.fraction },
    ...(failure === undefined ? {} : { failure: failureView(failure) }),
    // The panel shows the failure and the samples itself, with ways to act on them.
    report: renderBody(
      { ...view, headline: failure === undefined ? view.headline : [] },
      '<section id="samples"></section>',
    ),
    counts: sampleCounts(view.samples),
  };
}

function failureView({ message, remedy, file, line, column = 1 }: RunFailure): FailureView {
  if (file === undefined) return { message, ...(remedy === undefined ? {} : { remedy }) };
  return {
    message,
    ...(remedy === undefined ? {} : { remedy }),
    place: { uri: pathToFileURL(file).toString(), line: (line ?? 1) - 1, character: column - 1 },
    placeName: line === undefined ? file : `${file}:${String(line)}`,
  };
}

function stateText(state: RunState): string {
  switch (state) {
    case 'starting':
      return l10n.t('Starting');
    case 'running':
      return l10n.t('Running');
    case 'cancelling':
      return l10n.t('Cancelling');
    case 'finished':
      return l10n.t('Finished');
    case 'cancelled':
      return l10n.t('Cancelled');
    case 'failed':
      return l10n.t('Failed');
    case 'lost':
      return l10n.t('Lost');
  }
}

function toneOf(state: RunState): ResultsView['tone'] {
  switch (state) {
    case 'starting':
    case 'running':
    case 'cancelling':
      return 'active';
    case 'finished':
      return 'good';
    case 'cancelled':
      return 'quiet';
    case 'failed':
    case 'lost':
      return 'bad';
  }
}
