import * as l10n from '@vscode/l10n';
import type { Model } from '../../model';
import type { Result } from '../../text';
import { ok } from '../../text';
import type { EngineError } from '../errors';
import { engineError } from '../errors';
import { createRuntime } from '../session';
import { createDecoderGenerator } from './decoder-generator';
import type { Generator } from './generated';

export interface GeneratorOptions {
  /** CPU threads; all cores when left out. */
  readonly threads?: number;
  /** How many texts are written at once, at most; 32 when left out. */
  readonly textsPerBatch?: number;
}

const TEXTS_PER_BATCH = 32;

export async function createGenerator(
  model: Model,
  options: GeneratorOptions = {},
): Promise<Result<Generator, EngineError>> {
  const { threads, textsPerBatch = TEXTS_PER_BATCH } = options;
  const { config } = model;
  if (config.kind === 'encoder-decoder')
    return engineError(
      'engine-options-invalid',
      l10n.t('Models of the family "{0}" cannot write texts yet; they can be trained and rank choices.', config.family),
    );
  const runtime = await createRuntime(threads === undefined ? {} : { threads });
  if (!runtime.ok) return runtime;
  return ok(createDecoderGenerator(model, config, runtime.value, textsPerBatch));
}
