import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import { specialIds } from '../tokenizer';
import { parseJson, PyDict, toJson } from '../value';
import type { ModelError } from './errors';
import { modelError } from './errors';
import { FAMILIES, familyOf } from './families/registry';
import { Fields } from './fields';
import type { ModelConfig } from './model-config';

/**
 * Reads `config.json` as `transformers` writes it, older forms too.
 * @returns an error for another family or an option that would change the numbers, naming it and what is supported.
 */
export function parseConfig(text: string): Result<ModelConfig, ModelError> {
  const parsed = parseJson(text);
  if (!parsed.ok) return invalid(l10n.t('config.json is not JSON: {0}', parsed.error.message));
  if (!(parsed.value instanceof PyDict)) return invalid(l10n.t('config.json must hold an object.'));
  const whole = familyOf(parsed.value.get('model_type'));
  const kept = toJson(whole?.textPart?.(parsed.value) ?? parsed.value);
  const source = JSON.parse(kept) as Readonly<Record<string, unknown>>;
  const family = familyOf(source['model_type']);
  if (family === undefined) return unsupported(unknownFamily(source['model_type']));
  if ((source['quantization_config'] ?? null) !== null)
    return unsupported(
      l10n.t('Quantized weights (quantization_config) are not supported; use the model as F32, F16 or BF16.'),
    );
  const fields = new Fields(source);
  const config = { ...family.read(fields), family: family.modelType, ...specialIds(source), source: kept };
  if (fields.refusal !== undefined) return unsupported(fields.refusal);
  const fault = fields.fault ?? faultOf(config);
  return fault === undefined ? ok(config) : invalid(fault);
}

/**
 * The text of `config.json` for a model with these weights' number type. Floats stay floats, also those without a
 * fraction: `transformers` refuses whole numbers for some.
 */
export function printConfig(config: ModelConfig, dtype: 'float32' | 'float16'): string {
  const source = parseJson(config.source);
  const fields = source.ok && source.value instanceof PyDict ? source.value : new PyDict();
  fields.delete('torch_dtype');
  fields.set('dtype', dtype);
  return `${toJson(fields, { indent: 2 })}\n`;
}

function unknownFamily(modelType: unknown): string {
  return l10n.t(
    'The model family {0} (model_type) is not supported yet. Choose a model of one of these: {1}.',
    JSON.stringify(modelType ?? null),
    FAMILIES.map(({ modelType: name, title }) => `"${name}" (${title})`).join('; '),
  );
}

function faultOf(config: ModelConfig): string | undefined {
  if (config.kind === 'encoder-decoder') return undefined;
  const { attention, positions } = config;
  if (!Number.isInteger(attention.headDim))
    return l10n.t('The hidden size must be a multiple of the number of attention heads.');
  if (attention.heads % attention.keyValueHeads !== 0)
    return l10n.t('num_attention_heads must be a multiple of num_key_value_heads.');
  if (positions.kind === 'rotary' && positions.width % 2 !== 0)
    return l10n.t('head_dim must be even for rotary positions.');
  return undefined;
}

function unsupported(message: string): Result<never, ModelError> {
  return modelError('model-unsupported', message, 'config.json');
}

function invalid(message: string): Result<never, ModelError> {
  return modelError('model-config-invalid', message, 'config.json');
}
