import { PyDict } from '../../value';
import type { Fields } from '../fields';
import { isRecord } from '../fields';
import { ropeOf } from '../rope-fields';
import type { Rope } from '../rotary';
import type { Family } from './family';
import { likeGemma } from './like-gemma';
import { layerKinds } from './windows';

/** Gemma 3 (Gemma Team 2025), its text part: five layers with a window to one without, each kind with waves of its own. */
export const gemma3Text: Family = {
  modelType: 'gemma3_text',
  title: 'Gemma 3',
  basePrefix: 'model.',
  otherPrefixes: ['language_model.model.', 'model.language_model.'],
  passedOver: /^(model\.)?(vision_tower|multi_modal_projector)\.|^language_model\.lm_head\.weight$/,
  read: (fields) => {
    const layers = fields.size('num_hidden_layers');
    const size = fields.nullable('sliding_window', 4096);
    const every = fields.size('sliding_window_pattern', 6);
    const kinds = layerKinds(fields, { layers, size, sliding: (layer) => (layer + 1) % every !== 0 });
    const windows = kinds.map((sliding) => (sliding ? size : undefined));
    const { near, far } = ropes(fields);
    const page = likeGemma(fields, { attention: undefined, logits: undefined }, windows, {
      maxPositions: 131_072,
      ropes: kinds.map((sliding) => (sliding ? near : far)),
    });
    const { modules } = page;
    return {
      ...page,
      modules: {
        ...modules,
        layer: { ...modules.layer, queryNorm: 'self_attn.q_norm', keyNorm: 'self_attn.k_norm' },
      },
    };
  },
};

/** Layers with a window turn by a base of their own and are not stretched. */
function ropes(fields: Fields): { readonly near: Rope; readonly far: Rope } {
  const { source } = fields;
  const both = isRecord(source['rope_parameters']) ? source['rope_parameters'] : {};
  const part = (key: string): Readonly<Record<string, unknown>> => (isRecord(both[key]) ? both[key] : {});
  const older = isRecord(source['rope_scaling']) ? source['rope_scaling'] : {};
  return {
    near: ropeOf(fields, part('sliding_attention'), fields.number('rope_local_base_freq', 10_000)),
    far: ropeOf(fields, { ...older, ...part('full_attention') }, fields.number('rope_theta', 1_000_000)),
  };
}

/** What the text part of Gemma 3 has where the file of the whole model leaves it out. */
const TEXT_DEFAULTS = {
  vocab_size: 262_208,
  hidden_size: 2304,
  intermediate_size: 9216,
  num_hidden_layers: 26,
  num_attention_heads: 8,
  num_key_value_heads: 4,
};

/** Gemma 3 with its eyes: its text part is read, trained and saved, as a text model. */
export const gemma3: Family = {
  ...gemma3Text,
  modelType: 'gemma3',
  title: 'Gemma 3 with images, of which the text part is taken',
  textPart: (whole) => {
    const text = whole.get('text_config');
    const part = PyDict.of([
      ...Object.entries(TEXT_DEFAULTS),
      ...whole.entries(),
      ...(text instanceof PyDict ? text.entries() : []),
      ['model_type', gemma3Text.modelType],
      ['architectures', ['Gemma3ForCausalLM']],
    ]);
    for (const key of ['text_config', 'vision_config']) part.delete(key);
    return part;
  },
};
