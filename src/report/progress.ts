import * as l10n from '@vscode/l10n';
import type { RunEvent, RunFailure, RunPhase, RunState } from '../run';
import { formatBytes } from '../text';
import { count, duration, figure, percent } from './format';
import type { DevLook, ProgressView } from './view';

/** What the worker is at, by its last events. */
export function progressOf(state: RunState, events: readonly RunEvent[]): ProgressView {
  const ended = endOf(state, events);
  if (ended !== undefined) return ended;
  const phase = events.findLast((event) => event.kind === 'phase');
  if (phase?.kind !== 'phase') return plain(l10n.t('Starting'), '');
  const since = events.slice(events.lastIndexOf(phase) + 1);
  const label = state === 'cancelling' ? l10n.t('Cancelling') : phaseLabel(phase.phase);
  const step = since.findLast((event) => event.kind === 'step');
  if (step?.kind === 'step') {
    const detail = [
      l10n.t('step {0} of {1}', count(step.step), count(step.steps)),
      l10n.t('loss {0}', figure(step.loss)),
      l10n.t('{0} tokens/s', count(step.tokensPerSecond)),
    ];
    return {
      label,
      fraction: step.step / step.steps,
      detail: detail.join(' \u00b7 '),
      etaSeconds: step.etaSeconds,
    };
  }
  const scoring = since.findLast((event) => event.kind === 'scoring');
  if (scoring?.kind === 'scoring' && scoring.total > 0) {
    const detail = l10n.t('{0} of {1} questions', count(scoring.done), count(scoring.total));
    return { label, fraction: scoring.done / scoring.total, detail, etaSeconds: etaOf(scoring, phase.time) };
  }
  const download = since.findLast((event) => event.kind === 'download');
  if (download?.kind === 'download' && download.total > 0) {
    const { id, received, total } = download;
    const detail = l10n.t('{0}: {1} of {2}', id, formatBytes(received), formatBytes(total));
    return { label, fraction: received / total, detail, etaSeconds: null };
  }
  return plain(label, '');
}

/** A failure as one sentence with its place and remedy. */
export function failureText(failure: RunFailure): string {
  const place =
    failure.file === undefined
      ? ''
      : `${failure.file}${failure.line === undefined ? '' : `:${String(failure.line)}`}: `;
  return `${place}${failure.message}${failure.remedy === undefined ? '' : ` ${failure.remedy}`}`;
}

/** A look at the dev rows as one line. */
export function lookText({ step, loss, accuracy }: DevLook): string {
  return accuracy === null
    ? l10n.t('Step {0}: loss {1} on dev rows', count(step), figure(loss))
    : l10n.t('Step {0}: loss {1} on dev rows, accuracy {2} %', count(step), figure(loss), percent(accuracy));
}

/** What the worker does in a phase, for people. */
export function phaseLabel(phase: RunPhase): string {
  switch (phase) {
    case 'load-tasks':
      return l10n.t('Reading the tasks');
    case 'download-data':
      return l10n.t('Downloading the data');
    case 'download-model':
      return l10n.t('Downloading the model');
    case 'try-provider':
      return l10n.t('Trying what computes');
    case 'load-model':
      return l10n.t('Loading the model');
    case 'read-data':
      return l10n.t('Reading the rows');
    case 'evaluate-base':
      return l10n.t('Evaluating the base model');
    case 'train':
      return l10n.t('Fine-tuning');
    case 'save-model':
      return l10n.t('Saving the tuned model');
    case 'evaluate-tuned':
      return l10n.t('Evaluating the tuned model');
    case 'write-results':
      return l10n.t('Writing the results');
  }
}

/** The view of a run that does nothing any more; undefined while it does. */
function endOf(state: RunState, events: readonly RunEvent[]): ProgressView | undefined {
  const last = events.at(-1);
  switch (state) {
    case 'finished':
      return plain(l10n.t('Finished'), last?.kind === 'finished' ? duration(last.seconds) : '', 1);
    case 'cancelled':
      return plain(l10n.t('Cancelled'), last?.kind === 'cancelled' ? last.message : '');
    case 'failed':
      return plain(l10n.t('Failed'), last?.kind === 'failed' ? failureText(last) : '');
    case 'lost':
      return plain(
        l10n.t('Lost'),
        l10n.t('The worker ended without a word; worker.log in the run folder may say why.'),
      );
    case 'starting':
    case 'running':
    case 'cancelling':
      return undefined;
  }
}

/** Seconds left at the pace since the phase began; questions come longest first, so this errs on the high side. */
function etaOf(
  scoring: { readonly done: number; readonly total: number; readonly time: string },
  start: string,
): number {
  const spent = (Date.parse(scoring.time) - Date.parse(start)) / 1000;
  return (spent * (scoring.total - scoring.done)) / Math.max(1, scoring.done);
}

/** A state without a measure. */
function plain(label: string, detail: string, fraction: number | null = null): ProgressView {
  return { label, fraction, detail, etaSeconds: null };
}
