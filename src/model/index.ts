/**
 * Models as Hugging Face folders: `config.json`, safetensors weights and the tokenizer's files, read, made and written.
 * Weights keep their Hugging Face names and lie in plain typed arrays, so that the engine trains them in place.
 */
export { loadAdapters } from './adapters/load';
export type { LoraAdapters, LoraOptions } from './adapters/lora';
export { adapterNames, createAdapters } from './adapters/lora';
export { mergeAdapters } from './adapters/merge';
export type { AdapterBase } from './adapters/save';
export { saveAdapters } from './adapters/save';
export type { Targets } from './adapters/targets';
export { idleTargets, targetedLayers, targetNames } from './adapters/targets';
export type { CommonConfig } from './common-config';
export { parseConfig } from './config';
export type {
  Activation,
  AttentionConfig,
  DecoderConfig,
  DecoderModules,
  LayerModules,
  MlpConfig,
  NormShape,
  Positions,
} from './decoder-config';
export type {
  AttentionModules,
  EncoderDecoderConfig,
  RelativePositions,
  StackConfig,
  StackLayerModules,
  StackModules,
} from './encoder-decoder-config';
export type { ModelError, ModelErrorCode } from './errors';
export { initWeights } from './init-weights';
export type { LoadOptions } from './load';
export { loadModel } from './load';
export type { Model } from './model';
export { createModel } from './model';
export type { ModelConfig } from './model-config';
export type { LinearSpec, ParameterSpec } from './parameter-spec';
export { countParameters, headName, parameterSpecs } from './parameters';
export type { Rope, RopeScaling } from './rotary';
export { rotaryFrequencies } from './rotary';
export type { SafetensorsFile } from './safetensors';
export { readSafetensors } from './safetensors';
export { writeSafetensors } from './safetensors-write';
export type { SaveOptions } from './save';
export { saveModel } from './save';
export type { SafetensorsIndex, StoredTensor } from './stored-tensor';
export { indexSafetensors, readStored } from './stored-tensor';
export type { Tensor } from './tensor';
export { elementCount } from './tensor';
