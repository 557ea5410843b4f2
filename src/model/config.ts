import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { ok } from '../text';
import { specialIds } from '../tokenizer';
import type { ModelError } from './errors';
import { modelError } from './errors';
import type { RopeScaling } from './rotary';

/** The shape of a Llama-type decoder (pre-norm, RMSNorm, rotary positions, SwiGLU, no biases). Sizes in elements. */
export interface LlamaConfig {
  readonly family: 'llama';
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly layers: number;
  readonly attentionHeads: number;
  /** Fewer than `attentionHeads` when query heads share keys and values (grouped-query attention). */
  readonly keyValueHeads: number;
  readonly headDim: number;
  readonly rmsNormEps: number;
  readonly ropeTheta: number;
  readonly ropeScaling: RopeScaling;
  readonly tieWordEmbeddings: boolean;
  /** In tokens: the longest sequence the model was made for. */
  readonly maxPositions: number;
  readonly bosId?: number;
  readonly eosIds: readonly number[];
  readonly padId?: number;
  /** The fields of `config.json` as they were read, so that saving keeps those this product does not use. */
  readonly source: Readonly<Record<string, unknown>>;
}

const SUPPORTED = 'llama';

/**
 * Reads `config.json` as `transformers` writes it (also the newer `rope_parameters`).
 * @returns an error for another family or an option that would change the numbers, naming it and what is supported.
 */
export function parseConfig(text: string): Result<LlamaConfig, ModelError> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    return invalid(l10n.t('config.json is not JSON: {0}', String(cause)));
  }
  if (!isRecord(parsed)) return invalid(l10n.t('config.json must hold an object.'));
  const source = parsed;
  const refused = unsupported(source);
  if (refused !== undefined) return modelError('model-unsupported', refused, 'config.json');

  const missing: string[] = [];
  const size = (key: string, fallback?: number): number => {
    const value = source[key] ?? fallback;
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    missing.push(key);
    return 0;
  };
  const hiddenSize = size('hidden_size');
  const attentionHeads = size('num_attention_heads');
  const rope = ropeOf(source);
  if (!rope.ok) return rope;
  const config: LlamaConfig = {
    family: 'llama',
    vocabSize: size('vocab_size'),
    hiddenSize,
    intermediateSize: size('intermediate_size'),
    layers: size('num_hidden_layers'),
    attentionHeads,
    keyValueHeads: size('num_key_value_heads', attentionHeads),
    headDim: size('head_dim', hiddenSize / attentionHeads),
    rmsNormEps: numberOf(source['rms_norm_eps'], 1e-6),
    ropeTheta: rope.value.theta,
    ropeScaling: rope.value.scaling,
    tieWordEmbeddings: source['tie_word_embeddings'] === true,
    maxPositions: size('max_position_embeddings', 2048),
    ...specialIds(source),
    source,
  };
  if (missing.length > 0)
    return invalid(l10n.t('config.json needs a positive whole number for: {0}.', missing.join(', ')));
  if (config.attentionHeads % config.keyValueHeads !== 0)
    return invalid(l10n.t('num_attention_heads must be a multiple of num_key_value_heads.'));
  if (config.headDim % 2 !== 0) return invalid(l10n.t('head_dim must be even for rotary positions.'));
  return ok(config);
}

/** The text of `config.json` for a model with these weights' number type. */
export function printConfig(config: LlamaConfig, dtype: 'float32' | 'float16'): string {
  const { torch_dtype: _old, ...kept } = config.source;
  return `${JSON.stringify({ ...kept, dtype }, null, 2)}\n`;
}

function unsupported(source: Readonly<Record<string, unknown>>): string | undefined {
  const family = source['model_type'];
  if (family !== SUPPORTED)
    return l10n.t(
      'The model family {0} is not supported yet; supported is "{1}" (Llama 2 and 3, SmolLM2). Choose a model of that family.',
      JSON.stringify(family ?? null),
      SUPPORTED,
    );
  const activation = source['hidden_act'] ?? 'silu';
  if (activation !== 'silu')
    return l10n.t(
      'The activation {0} (hidden_act) is not supported yet; supported is "silu".',
      JSON.stringify(activation),
    );
  for (const key of ['attention_bias', 'mlp_bias'])
    if (source[key] === true) return l10n.t('Biases ({0}: true) are not supported yet; supported is false.', key);
  if (source['quantization_config'] !== undefined && source['quantization_config'] !== null)
    return l10n.t('Quantized weights (quantization_config) are not supported; use the model as F32, F16 or BF16.');
  return undefined;
}

interface Rope {
  readonly theta: number;
  readonly scaling: RopeScaling;
}

/** Older files have `rope_theta` and `rope_scaling`, newer ones both in `rope_parameters`. */
function ropeOf(source: Readonly<Record<string, unknown>>): Result<Rope, ModelError> {
  const older = isRecord(source['rope_scaling']) ? source['rope_scaling'] : {};
  const newer = isRecord(source['rope_parameters']) ? source['rope_parameters'] : {};
  const options: Readonly<Record<string, unknown>> = { ...older, ...newer };
  const theta = numberOf(options['rope_theta'] ?? source['rope_theta'], 10_000);
  const kind = options['rope_type'] ?? options['type'] ?? 'default';
  const factor = numberOf(options['factor'], 1);
  switch (kind) {
    case 'default':
      return ok({ theta, scaling: { kind: 'none' } });
    case 'linear':
      return ok({ theta, scaling: { kind: 'linear', factor } });
    case 'llama3': {
      const [low, high] = [numberOf(options['low_freq_factor'], 1), numberOf(options['high_freq_factor'], 4)];
      const originalPositions = numberOf(options['original_max_position_embeddings'], 8192);
      return ok({
        theta,
        scaling: { kind: 'llama3', factor, lowFrequencyFactor: low, highFrequencyFactor: high, originalPositions },
      });
    }
    default:
      return modelError(
        'model-unsupported',
        l10n.t(
          'The rotary scaling {0} is not supported yet; supported are "default", "linear" and "llama3".',
          JSON.stringify(kind),
        ),
        'config.json',
      );
  }
}

function numberOf(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : fallback;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(message: string): Result<never, ModelError> {
  return modelError('model-config-invalid', message, 'config.json');
}
