import type { EncoderDecoderConfig, Model } from '../../model';
import type { TokenPair } from '../../tokenizer';
import { weightFeeds } from '../model-weights';
import type { Runtime } from '../session';
import { SessionCache } from '../session-cache';
import type { PairBatch } from './pair-plan';
import { layOutPairs, planPairs } from './pair-plan';
import { buildPairScoreGraph } from './pair-score-graph';

/** Scores targets of inputs with an encoder-decoder's present weights; see `Scorer`. */
export interface PairScorer {
  /** @param pairs without end-of-text tokens: an input is read with one, a target is scored without. */
  logLikelihoods(pairs: readonly TokenPair[]): Promise<Float64Array>;
  dispose(): Promise<void>;
}

const OPEN_SESSIONS = 6;

export function createPairScorer(
  model: Model,
  config: EncoderDecoderConfig,
  runtime: Runtime,
  tokensPerBatch: number,
): PairScorer {
  const sessions = new SessionCache(runtime, OPEN_SESSIONS);
  const plan = { tokensPerBatch, maxPositions: config.maxPositions, eosId: model.tokenizer.eosId };
  return {
    logLikelihoods: async (pairs) => {
      const sums = new Float64Array(pairs.length);
      for (const batch of planPairs(pairs, plan)) await addBatch(model, config, sessions, batch, sums);
      return sums;
    },
    dispose: () => sessions.dispose(),
  };
}

/** Computes one batch and adds its log probabilities to the sums of their pairs. */
async function addBatch(
  model: Model,
  config: EncoderDecoderConfig,
  sessions: SessionCache,
  batch: PairBatch,
  sums: Float64Array,
): Promise<void> {
  // Powers of two keep the number of graphs small; a last, smaller batch does not pay for a full one.
  const sequences = nextPowerOfTwo(batch.rows.length);
  const shape = { sequences, length: batch.length, inputLength: batch.inputLength };
  const session = await sessions.get(Object.values(shape).join('x'), () =>
    buildPairScoreGraph(config, model, { shape, float: 'f32', kernels: 'fused' }),
  );
  const { pairs, feeds: inputs } = layOutPairs(batch, sequences, config.startId);
  const feeds = weightFeeds(model);
  for (const [name, data] of inputs) feeds.set(name, data);
  const logs = (await session.run(feeds)).get('log_probabilities')!;
  pairs.forEach((pair, i) => (sums[pair]! += Number(logs[i])));
}

function nextPowerOfTwo(count: number): number {
  return 2 ** Math.ceil(Math.log2(count));
}
