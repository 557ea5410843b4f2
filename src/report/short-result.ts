import * as l10n from '@vscode/l10n';
import type { RunResults } from '../run';
import { clusterViews, knownScores } from './clusters';
import { percent, points, spread } from './format';

/** What came out in a few words, one text for each held-out cluster: `nli 45.4 → 50.5 (+5.1 ± 2.0)`, in percent. */
export function shortResult(results: RunResults): readonly string[] {
  return clusterViews(knownScores(results, [])).map(({ cluster, base, tuned, difference }) => {
    if (tuned === undefined) return l10n.t('{0} base {1}', cluster, percent(base.mean));
    const figures = `${percent(base.mean)} → ${percent(tuned.mean)}`;
    if (difference === undefined) return `${cluster} ${figures}`;
    return `${cluster} ${figures} (${points(difference.mean)} ± ${spread(difference.stderr)})`;
  });
}
