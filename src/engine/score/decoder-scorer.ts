import type { DecoderConfig, Model } from '../../model';
import type { TokenPair } from '../../tokenizer';
import { weightFeeds } from '../model-weights';
import type { Runtime } from '../session';
import { SessionCache } from '../session-cache';
import { buildScoreGraph } from './graph';
import type { Scorer } from './likelihoods';
import type { ScoreBatch } from './plan';
import { layOut, planScoring } from './plan';

/** Each holds the memory of a whole pass. */
const OPEN_SESSIONS = 4;

/** Logits of one batch, in numbers: 128 MiB, and as much again for their logarithms. */
const LOGITS_PER_BATCH = 2 ** 25;

/** Scores with a decoder: what texts have in common at their beginning is computed once. */
export function createDecoderScorer(
  model: Model,
  config: DecoderConfig,
  runtime: Runtime,
  tokensPerBatch: number,
): Scorer {
  const sessions = new SessionCache(runtime, OPEN_SESSIONS);
  const plan = {
    tokensPerBatch,
    predictionsPerBatch: Math.max(1, Math.floor(LOGITS_PER_BATCH / config.vocabSize)),
    maxPositions: config.maxPositions,
    prefixId: config.bosId ?? config.eosIds[0] ?? model.tokenizer.eosId,
    // Measured at widths of 512 and 576: one token more in a row costs every token of it a 2,000th.
    attentionCost: 1 / (4 * config.hiddenSize),
  };
  const addBatch = async (batch: ScoreBatch, sums: Float64Array): Promise<void> => {
    const session = await sessions.get(String(batch.length), () =>
      buildScoreGraph(config, model, { length: batch.length, float: 'f32', kernels: 'fused' }),
    );
    const { pairs, ...inputs } = layOut(batch);
    const feeds = weightFeeds(model);
    for (const [name, data] of Object.entries(inputs)) feeds.set(name, data);
    const logs = (await session.run(feeds)).get('log_probabilities')!;
    pairs.forEach((pair, i) => (sums[pair]! += Number(logs[i])));
  };
  return {
    logLikelihoods: async (pairs: readonly TokenPair[]) => {
      const sums = new Float64Array(pairs.length);
      for (const batch of planScoring(pairs, plan)) await addBatch(batch, sums);
      return sums;
    },
    dispose: () => sessions.dispose(),
  };
}
