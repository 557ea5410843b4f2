import * as l10n from '@vscode/l10n';
import type { TokenPair } from '../tokenizer';
import type { Model } from '../model';
import type { Result } from '../text';
import { ok } from '../text';
import { createPairScorer } from './encoder-decoder/pair-scorer';
import type { EngineError } from './errors';
import { engineError } from './errors';
import { createDecoderScorer } from './score/decoder-scorer';
import { createRuntime } from './session';

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
   * Pairs that begin alike are cheapest together: what they share is computed once. An empty prompt is replaced by the model's
   * beginning-of-text token (or end-of-text), a prompt too long loses its beginning, an empty continuation gives 0.
   */
  logLikelihoods(pairs: readonly TokenPair[]): Promise<Float64Array>;
  dispose(): Promise<void>;
}

const TOKENS_PER_BATCH = 2048;

export async function createScorer(model: Model, options: ScorerOptions = {}): Promise<Result<Scorer, EngineError>> {
  const { threads, tokensPerBatch = TOKENS_PER_BATCH } = options;
  if (!(Number.isInteger(tokensPerBatch) && tokensPerBatch > 0))
    return engineError(
      'engine-options-invalid',
      l10n.t('tokensPerBatch must be a positive whole number, not {0}.', tokensPerBatch),
    );
  const runtime = await createRuntime(threads === undefined ? {} : { threads });
  if (!runtime.ok) return runtime;
  const { config } = model;
  switch (config.kind) {
    case 'decoder':
      return ok(createDecoderScorer(model, config, runtime.value, tokensPerBatch));
    case 'encoder-decoder':
      return ok(createPairScorer(model, config, runtime.value, tokensPerBatch));
  }
}
