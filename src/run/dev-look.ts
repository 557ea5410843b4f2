import { createScorer } from '../engine';
import type { Model } from '../model';
import { type Result, err, ok } from '../text';
import type { DevExample } from './dev-set';
import type { RunFailure } from './events';
import type { WorkerSession } from './session';

/** How a model did on the dev rows after a step. */
export interface DevPoint {
  readonly step: number;
  /** Mean cross-entropy per target token (nats), as the training loss is. */
  readonly loss: number;
  /** Share of the rank-scored examples whose right choice is the likeliest; null where there are none. */
  readonly accuracy: number | null;
}

/** Examples that are scored at once; between batches the worker listens. */
const BATCH = 32;

/** Has the model, as its weights are now, score the dev examples. */
export async function lookAtDev(
  model: Model,
  examples: readonly DevExample[],
  session: WorkerSession,
): Promise<Result<Omit<DevPoint, 'step'>, RunFailure>> {
  const created = await createScorer(model);
  if (!created.ok) return err({ code: 'engine-failed', message: created.error.message });
  const scorer = created.value;
  let surprise = 0;
  let tokens = 0;
  let ranked = 0;
  let right = 0;
  try {
    for (let at = 0; at < examples.length; at += BATCH) {
      const batch = examples.slice(at, at + BATCH);
      const scores = await scorer.logLikelihoods(batch.flatMap((one) => [one.gold, ...(one.ranked?.choices ?? [])]));
      let next = 0;
      for (const { gold, ranked: rank } of batch) {
        surprise -= scores[next++]!;
        tokens += gold.continuation.length;
        if (rank === undefined) continue;
        const own = scores.slice(next, (next += rank.choices.length));
        ranked++;
        if (own.indexOf(Math.max(...own)) === rank.gold) right++;
      }
      await session.breathe();
    }
  } finally {
    await scorer.dispose();
  }
  return ok({ loss: surprise / tokens, accuracy: ranked === 0 ? null : right / ranked });
}
