import * as l10n from '@vscode/l10n';
import { flanV1Partners, sameCluster } from '../../../mixture';
import type { Finding } from '../../rule';
import type { RecipeRule } from '../recipe-rule';

/**
 * A held-out cluster whose partner trains (36): `also_drop: none`, or a map that leaves it out. FLAN takes paraphrase
 * out with inference, and reading comprehension with its commonsense kind, as one teaches the other; with the partner in
 * training the result is no result on an unseen kind of task. An error, as issue 4 advises; who compares the two ways on
 * purpose turns it off. PromptSource has no hold-outs.
 */
export const partnerInTraining: RecipeRule = {
  code: 'partner-in-training',
  severity: 'error',
  get title() {
    return l10n.t('A cluster that trains although its partner is held out');
  },
  *check({ recipe: { holdOut, alsoDrop }, plan, spanOf }): Iterable<Finding> {
    const span = spanOf(['also_drop']);
    for (const cluster of holdOut.clusters) {
      for (const partner of flanV1Partners(cluster)) {
        const training = plan.train.filter(({ task }) => sameCluster(task.cluster, partner));
        if (training.length === 0) continue;
        const names = training.map(({ task }) => task.name).join(', ');
        const message = l10n.t(
          '"{0}" is held out and its partner "{1}" trains: {2}. FLAN v1 leaves that out, "also_drop: flan-v1".',
          cluster,
          training[0]!.task.cluster,
          names,
        );
        const cure = { title: l10n.t('Leave out the partners of FLAN v1'), edits: [{ span, newText: 'flan-v1' }] };
        yield { message, span, ...(alsoDrop.kind === 'none' ? { fix: cure } : {}) };
      }
    }
  },
};
