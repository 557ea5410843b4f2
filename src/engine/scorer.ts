import * as l10n from '@vscode/l10n';
import type { TokenPair } from '../tokenizer';
import type { DecoderConfig, Model } from '../model';
import type { Result } from '../text';
import { ok } from '../text';
import { createPairScorer } from './encoder-decoder/pair-scorer';
import type { EngineError } from './errors';
import { engineError } from './errors';
import type { Data } from './graph/value';
import { buildScoreGraph } from './score-graph';
import type { ScoreBatch } from './score-plan';
import { layOut, planScoring, scoredTokens } from './score-plan';
import { createRuntime } from './session';
import { SessionCache } from './session-cache';

export interface ScorerOptions {
  /** CPU threads; all cores when left out. */
  readonly threads?: number;
  /** How many tokens, padding included, are computed at once; 2048 when left out. */
  readonly tokensPerBatch?: number;
}

/** Scores continuations with a model's present weights, which it shares with a trainer without a copy. */
export interface Scorer {
  /**
   * The summed natural-log likelihood of each continuation given its prompt, within 1e-4 of scoring the pair alone.
   * Pairs of one prompt are cheapest together: the prompt is computed once. An empty prompt is replaced by the model's
   * beginning-of-text token (or end-of-text), a prompt too long loses its beginning, an empty continuation gives 0.
   */
  logLikelihoods(pairs: readonly TokenPair[]): Promise<Float64Array>;
  dispose(): Promise<void>;
}

const TOKENS_PER_BATCH = 2048;
const FEWEST_HEAD_ROWS = 16;
const OPEN_SESSIONS = 6;

export async function createScorer(model: Model, options: ScorerOptions = {}): Promise<Result<Scorer, EngineError>> {
  const { threads, tokensPerBatch = TOKENS_PER_BATCH } = options;
  if (!(Number.isInteger(tokensPerBatch) && tokensPerBatch > 0))
    return engineError(
      'engine-options-invalid',
      l10n.t('tokensPerBatch must be a positive whole number, not {0}.', tokensPerBatch),
    );
  const runtime = await createRuntime(threads === undefined ? {} : { threads });
  if (!runtime.ok) return runtime;
  const { config, tokenizer } = model;
  if (config.kind === 'encoder-decoder') return ok(createPairScorer(model, config, runtime.value, tokensPerBatch));
  const plan = {
    tokensPerBatch,
    maxPositions: config.maxPositions,
    prefixId: config.bosId ?? config.eosIds[0] ?? tokenizer.eosId,
  };
  const sessions = new SessionCache(runtime.value, OPEN_SESSIONS);
  return ok({
    logLikelihoods: async (pairs) => {
      const sums = new Float64Array(pairs.length);
      for (const batch of planScoring(pairs, plan)) await addBatch(model, config, sessions, batch, sums);
      return sums;
    },
    dispose: () => sessions.dispose(),
  });
}

/** Computes one batch and adds its log probabilities to the sums of their pairs. */
async function addBatch(
  model: Model,
  config: DecoderConfig,
  sessions: SessionCache,
  batch: ScoreBatch,
  sums: Float64Array,
): Promise<void> {
  // Powers of two keep the number of graphs small; a last, smaller batch does not pay for a full one.
  const sequences = nextPowerOfTwo(batch.rows.length);
  const headRows = Math.max(FEWEST_HEAD_ROWS, nextPowerOfTwo(scoredTokens(batch)));
  const shape = { sequences, length: batch.length };
  const session = await sessions.get(`${sequences}x${batch.length}:${headRows}`, () =>
    buildScoreGraph(config, { batch: shape, headRows, float: 'f32', kernels: 'fused' }),
  );
  const { pairs, ...inputs } = layOut(batch, sequences, headRows);
  const feeds = new Map<string, Data>(Object.entries(inputs));
  for (const [name, { data }] of model.weights) feeds.set(name, data);
  const logs = (await session.run(feeds)).get('log_probabilities')!;
  pairs.forEach((pair, i) => (sums[pair]! += Number(logs[i])));
}

function nextPowerOfTwo(count: number): number {
  return 2 ** Math.ceil(Math.log2(count));
}
