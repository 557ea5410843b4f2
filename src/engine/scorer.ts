import * as l10n from '@vscode/l10n';
import type { Model } from '../model';
import type { Result } from '../text';
import { ok } from '../text';
import { createPairScorer } from './encoder-decoder/pair-scorer';
import type { EngineError } from './errors';
import { engineError } from './errors';
import { createDecoderScorer } from './score/decoder-scorer';
import type { Scorer } from './score/likelihoods';
import { createRuntime } from './session';

export interface ScorerOptions {
  /** CPU threads; all cores when left out. */
  readonly threads?: number;
  /** How many tokens, padding included, are computed at once; 2048 when left out. */
  readonly tokensPerBatch?: number;
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
