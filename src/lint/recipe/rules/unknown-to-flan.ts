import * as l10n from '@vscode/l10n';
import { canonicalCluster, closestFlanCluster, flanClusters, flanV1Partners, sameCluster } from '../../../mixture';
import type { Finding } from '../../rule';
import type { RecipeRule, RecipeRuleContext } from '../recipe-rule';

/**
 * A hold-out by FLAN v1's partners with names that FLAN v1 does not know: nothing is left out, and nothing tells. A name
 * that is nearly one of FLAN's, of the held-out cluster or of one that trains, is a warning; where a recipe says
 * `also_drop: flan-v1` and no held-out cluster is FLAN's, information, for the clusters may have no partners.
 */
export const unknownToFlan: RecipeRule = {
  code: 'unknown-to-flan',
  severity: 'warning',
  get title() {
    return l10n.t('A cluster whose partners FLAN v1 does not know');
  },
  *check(context): Iterable<Finding> {
    const { recipe, spanOf } = context;
    if (recipe.alsoDrop.kind !== 'flan-v1') return;
    yield* nearlyHeldOut(context);
    yield* nearlyPartners(context);
    const span = spanOf(['also_drop']);
    // What is not written stands where the file begins.
    const isWritten = span.start !== spanOf([]).start;
    const { clusters } = recipe.holdOut;
    if (!isWritten || clusters.length === 0 || clusters.some((cluster) => isFlans(cluster) || near(cluster))) return;
    const message = l10n.t(
      'FLAN v1 knows none of the held-out clusters, so nothing is left out with them: {0}. Name their partners here, or write "none".',
      clusters.join(', '),
    );
    yield { message, span, severity: 'info' };
  },
};

function* nearlyHeldOut({ recipe, plan, spanOf }: RecipeRuleContext): Iterable<Finding> {
  for (const [index, cluster] of recipe.holdOut.clusters.entries()) {
    const meant = near(cluster);
    // A name of no task is reported already.
    if (meant === undefined || !plan.heldOut.some((task) => sameCluster(task.cluster, cluster))) continue;
    const message = l10n.t(
      'FLAN v1 knows no cluster "{0}", so no partner is left out with it. If it is "{1}", give the cluster that name.',
      cluster,
      meant,
    );
    yield { message, span: spanOf(['hold_out', 'clusters', index]) };
  }
}

function* nearlyPartners({ recipe, plan, spanOf }: RecipeRuleContext): Iterable<Finding> {
  const partners = recipe.holdOut.clusters.flatMap((held) =>
    flanV1Partners(held).map((partner) => ({ held, partner })),
  );
  const told = new Set<string>();
  for (const { task } of plan.train) {
    const meant = near(task.cluster);
    const pair = partners.find(({ partner }) => partner === meant);
    if (!pair || told.has(task.cluster)) continue;
    told.add(task.cluster);
    const message = l10n.t(
      'Cluster "{0}" trains: FLAN v1 leaves "{1}" out with "{2}". If it is that, give the cluster that name.',
      ...[task.cluster, pair.partner, pair.held],
    );
    yield { message, span: spanOf(['hold_out', 'clusters', recipe.holdOut.clusters.indexOf(pair.held)]) };
  }
}

function isFlans(cluster: string): boolean {
  return flanClusters.includes(canonicalCluster(cluster));
}

/** The cluster with partners that a name most likely means, and is not. */
function near(cluster: string): string | undefined {
  const meant = closestFlanCluster(cluster);
  return meant !== undefined && flanV1Partners(meant).length > 0 ? meant : undefined;
}
