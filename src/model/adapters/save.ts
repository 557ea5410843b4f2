import { join } from 'node:path';
import { makeFolder, writeWhole } from '../../disk';
import type { ModelConfig } from '../model-config';
import { writeSafetensors } from '../safetensors-write';
import type { LoraAdapters } from './lora';

/** What PEFT needs to know of the model besides the adapters. */
export interface AdapterBase {
  readonly config: ModelConfig;
  /** Where the base model lies: a folder, or an id of the hub. */
  readonly path: string;
}

export const ADAPTER_CONFIG = 'adapter_config.json';
export const ADAPTER_WEIGHTS = 'adapter_model.safetensors';

/**
 * Writes a folder that PEFT (and `loadAdapters`) reads. Every file is written whole or not at all; the weights come last,
 * so a folder with weights is complete. @throws what the file system throws.
 */
export async function saveAdapters(adapters: LoraAdapters, base: AdapterBase, folder: string): Promise<void> {
  await makeFolder(folder);
  const config = {
    peft_type: 'LORA',
    task_type: base.config.kind === 'decoder' ? 'CAUSAL_LM' : 'SEQ_2_SEQ_LM',
    base_model_name_or_path: base.path,
    r: adapters.rank,
    lora_alpha: adapters.alpha,
    lora_dropout: adapters.dropout,
    target_modules: adapters.targets === 'all-linear' ? adapters.modules : adapters.targets,
    bias: 'none',
    fan_in_fan_out: base.config.kind === 'decoder' && base.config.modules.matrices === 'in-out',
    inference_mode: true,
    init_lora_weights: true,
    use_dora: false,
    use_rslora: false,
  };
  await writeWhole(join(folder, ADAPTER_CONFIG), [Buffer.from(`${JSON.stringify(config, null, 2)}\n`, 'utf8')]);
  await writeSafetensors(join(folder, ADAPTER_WEIGHTS), adapters.weights, {
    dtype: 'f32',
    metadata: new Map([['format', 'pt']]),
  });
}
