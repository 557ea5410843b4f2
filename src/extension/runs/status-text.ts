import * as l10n from '@vscode/l10n';
import type { RunView } from '../../report';

/** What the status bar says about a run: an icon and a few words that fit, the whole story in the tooltip. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  readonly tone: 'plain' | 'error';
}

export function statusText(view: RunView): StatusText {
  const { progress, name, state } = view;
  const tooltip = [name, sentence(progress.label, progress.detail), remaining(progress.etaSeconds)];
  return {
    text: `${iconOf(view)} ${l10n.t('FLAN')} ${shortText(view)}`,
    tooltip: tooltip.filter((line) => line !== '').join('\n'),
    tone: state === 'failed' || state === 'lost' ? 'error' : 'plain',
  };
}

/** For the progress notification: what is going on, how far, and how long yet. */
export function progressText({ progress }: RunView): string {
  const parts = [sentence(progress.label, progress.detail), remaining(progress.etaSeconds)];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Rounded so that it does not flicker: seconds by fives, then minutes, then hours with minutes. */
export function remaining(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return '';
  if (seconds < 55) return l10n.t('about {0} s left', Math.max(5, Math.ceil(seconds / 5) * 5));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return l10n.t('about {0} min left', minutes);
  return l10n.t('about {0} h {1} min left', Math.floor(minutes / 60), minutes % 60);
}

function shortText(view: RunView): string {
  const { progress } = view;
  const latest = view.loss.at(-1);
  const point = latest?.points.at(-1);
  if (view.state === 'running' && latest !== undefined && point !== undefined && point.step < latest.steps) {
    return l10n.t('{0}/{1} · loss {2}', point.step, latest.steps, point.loss.toFixed(2));
  }
  const share =
    progress.fraction === null || progress.fraction >= 1 ? '' : ` ${String(Math.floor(progress.fraction * 100))}%`;
  return `${progress.label}${share}`;
}

function iconOf({ state }: RunView): string {
  switch (state) {
    case 'starting':
    case 'running':
    case 'cancelling':
      return '$(sync~spin)';
    case 'finished':
      return '$(check)';
    case 'cancelled':
      return '$(circle-slash)';
    case 'failed':
    case 'lost':
      return '$(error)';
  }
}

function sentence(label: string, detail: string): string {
  return detail === '' ? label : `${label}: ${detail}`;
}
