import * as l10n from '@vscode/l10n';
import { providerNames } from '../engine';
import type { EngineEvent, RunEvent } from '../run';
import { formatBytes } from '../text';
import { count } from './format';

/** What trained, how its steps were divided, and the memory that was planned for it. */
export function engineFacts(events: readonly RunEvent[]): readonly (readonly [string, string])[] {
  const event = events.findLast((one) => one.kind === 'engine');
  if (event?.kind !== 'engine') return [];
  return [
    [l10n.t('Computed by'), computedBy(event)],
    [l10n.t('Division'), l10n.t('{0} of {1} sequences at once', count(event.microBatch), count(event.batch))],
    [l10n.t('Memory, planned'), memoryText(event)],
  ];
}

function computedBy({ provider, asked, passedOver }: EngineEvent): string {
  if (asked !== 'auto') return providerNames[provider];
  const found =
    passedOver.length === 0 && provider === 'cpu'
      ? l10n.t('{0} (chosen by auto: no graphics card was found)', providerNames[provider])
      : l10n.t('{0} (chosen by auto)', providerNames[provider]);
  return [found, ...passedOver].join('. ');
}

function memoryText({ memory }: EngineEvent): string {
  const { weights, moments, gradients, activations, available } = memory;
  const total = formatBytes(weights + moments + gradients + activations);
  const parts = l10n.t(
    '{0}: weights {1}, moments {2}, gradients {3}, activations {4}',
    total,
    ...[weights, moments, gradients, activations].map(formatBytes),
  );
  return available === undefined ? parts : l10n.t('{0}; {1} were available', parts, formatBytes(available));
}
