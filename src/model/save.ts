import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../disk';
import { printConfig } from './config';
import type { Model } from './model';
import { parameterSpecs } from './parameters';
import type { StoredDtype } from './safetensors-write';
import { writeSafetensors } from './safetensors-write';

export interface SaveOptions {
  /** How weights are stored: as they are, or halved in size by rounding to 16 bits. */
  readonly dtype: StoredDtype;
}

/**
 * Writes a folder that `transformers` (and `loadModel`) reads. Every file is written whole or not at all; the weights
 * come last, so a folder with weights is complete. @throws what the file system throws.
 */
export async function saveModel(model: Model, folder: string, options: SaveOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const texts = new Map(model.tokenizer.files);
  texts.set('config.json', printConfig(model.config, options.dtype === 'f32' ? 'float32' : 'float16'));
  for (const [name, text] of texts) await writeWhole(join(folder, name), [Buffer.from(text, 'utf8')]);
  const tensors = parameterSpecs(model.config).map(({ name }) => [name, model.weights.get(name)!] as const);
  await writeSafetensors(join(folder, 'model.safetensors'), tensors, {
    dtype: options.dtype,
    metadata: new Map([['format', 'pt']]),
  });
}
