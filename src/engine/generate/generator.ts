import type { Model } from '../../model';
import type { Result } from '../../text';
import { ok } from '../../text';
import type { EngineError } from '../errors';
import { createRuntime } from '../session';
import { createPairGenerator } from '../encoder-decoder/pair-generator';
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
  const runtime = await createRuntime(threads === undefined ? {} : { threads });
  if (!runtime.ok) return runtime;
  switch (config.kind) {
    case 'decoder':
      return ok(createDecoderGenerator(model, config, runtime.value, textsPerBatch));
    case 'encoder-decoder':
      return ok(createPairGenerator(model, config, runtime.value, textsPerBatch));
  }
}
