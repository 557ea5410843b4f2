import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Result } from '../../text';
import { ok } from '../../text';
import type { ModelError } from '../errors';
import { modelError } from '../errors';
import type { ModelConfig } from '../model-config';
import { readSafetensors } from '../safetensors';
import type { Tensor } from '../tensor';
import type { LoraAdapters, LoraOptions } from './lora';
import { adapterShapes } from './lora';
import { ADAPTER_CONFIG, ADAPTER_WEIGHTS } from './save';
import type { Targets } from './targets';
import { targetedLayers } from './targets';

/** Options of PEFT that change what an adapter computes, with the values that leave it as it is here. */
const PLAIN: Readonly<Record<string, readonly unknown[]>> = {
  bias: ['none'],
  use_dora: [false],
  use_rslora: [false],
  use_qalora: [false],
  use_bdlora: [false],
  lora_bias: [false],
  rank_pattern: [],
  alpha_pattern: [],
  modules_to_save: [],
  layers_to_transform: [],
  exclude_modules: [],
  layer_replication: [],
  trainable_token_indices: [],
  target_parameters: [],
};

/**
 * Loads LoRA adapters of a model from a folder as PEFT writes it.
 * @returns the first thing that is wrong with the folder, naming the file and the remedy.
 */
export async function loadAdapters(folder: string, config: ModelConfig): Promise<Result<LoraAdapters, ModelError>> {
  const file = join(folder, ADAPTER_CONFIG);
  const options = await readOptions(file);
  if (!options.ok) return options;
  const layers = targetedLayers(config, options.value.targets);
  const path = join(folder, ADAPTER_WEIGHTS);
  const read = await readSafetensors(path);
  if (!read.ok) return read;
  const weights = new Map<string, Tensor>();
  for (const [name, shape] of adapterShapes(layers, options.value.rank)) {
    const tensor = read.value.tensors.get(name);
    if (tensor === undefined || tensor.shape.join() !== shape.join())
      return modelError(
        'model-weights-invalid',
        l10n.t(
          '{0} was made for another model: "{1}" is {2} there and [{3}] here.',
          path,
          name,
          tensor === undefined ? l10n.t('missing') : `[${tensor.shape.join(', ')}]`,
          shape.join(', '),
        ),
        path,
      );
    weights.set(name, tensor);
  }
  const stranger = [...read.value.tensors.keys()].find((name) => !weights.has(name));
  if (stranger !== undefined || weights.size === 0)
    return modelError(
      'model-unsupported',
      l10n.t('{0} holds "{1}", which is no LoRA adapter of a linear layer of this model.', path, stranger ?? ''),
      path,
    );
  return ok({ ...options.value, modules: layers.map(({ module }) => module), weights });
}

async function readOptions(file: string): Promise<Result<LoraOptions, ModelError>> {
  let source: Readonly<Record<string, unknown>>;
  try {
    source = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    return modelError('model-file-unreadable', l10n.t('{0} cannot be read: {1}', file, String(cause)), file);
  }
  const unsupported = (key: string, value: unknown, supported: string): Result<never, ModelError> =>
    modelError(
      'model-unsupported',
      l10n.t('{0} has {1}: {2}; supported is {3}.', file, key, JSON.stringify(value ?? null), supported),
      file,
    );
  if (source['peft_type'] !== 'LORA') return unsupported('peft_type', source['peft_type'], '"LORA"');
  for (const [key, plain] of Object.entries(PLAIN)) {
    const value = source[key];
    if (!isEmpty(value) && !plain.includes(value)) return unsupported(key, value, JSON.stringify(plain[0] ?? null));
  }
  const { r: rank, lora_alpha: alpha, lora_dropout: dropout = 0, target_modules: targets } = source;
  if (typeof rank !== 'number' || !Number.isSafeInteger(rank) || rank < 1)
    return unsupported('r', rank, l10n.t('a positive whole number'));
  if (typeof alpha !== 'number') return unsupported('lora_alpha', alpha, l10n.t('a number'));
  if (!isTargets(targets)) return unsupported('target_modules', targets, l10n.t('"all-linear" or a list of names'));
  return ok({ rank, alpha, dropout: typeof dropout === 'number' ? dropout : 0, targets });
}

function isTargets(value: unknown): value is Targets {
  return value === 'all-linear' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
