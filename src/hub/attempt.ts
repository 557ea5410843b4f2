import * as l10n from '@vscode/l10n';
import { err, ok, type Result } from '../text';
import { HubFailure, type HubProblem } from './problem';
import type { Repository } from './repository';

/** Turns what is thrown on the way to the hub and its cache into a value; faults of our own go on upwards. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T, HubProblem>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof HubFailure) return err(error.problem);
    if (error instanceof Error && 'syscall' in error) {
      const message = l10n.t(
        'The Hugging Face cache cannot be used: {0}. Name another folder in HF_HUB_CACHE or in the setting "flan.hub.cacheDir".',
        error.message,
      );
      return err({ code: 'hub-cache-unusable', message });
    }
    throw error;
  }
}

/** The value, or the failure thrown on. */
export function unwrap<T>(result: Result<T, HubProblem>): T {
  if (result.ok) return result.value;
  throw new HubFailure(result.error);
}

/** Said wherever the network may not be asked for what the cache lacks. */
export function notDownloaded({ type, id }: Repository): HubFailure {
  const message =
    type === 'dataset'
      ? l10n.t(
          'Dataset {0} is not downloaded yet. Run "FLAN: Download Data…", or "flan-workbench download" with this file.',
          id,
        )
      : l10n.t(
          'Model {0} is not downloaded yet. Run the recipe, which downloads it, "FLAN: Download Data…", or "flan-workbench download" with the recipe.',
          id,
        );
  return new HubFailure({ code: 'hub-not-downloaded', message });
}
