import type { ManifestFile } from '../manifest/manifest';
import type { RowFormatId } from '../row-format';
import { axolotlAdapter } from './adapter-lines';
import { type ConfigLine, configText, scalar } from './config-text';
import { type TrainerSettings, trainingFile } from './settings';
import { batchLines, modelLines, rule } from './shared-lines';

/** Axolotl's `type` for each format, the template-free one first. */
const types: Readonly<Partial<Record<RowFormatId, readonly string[]>>> = {
  axolotl_segments: ['  type: input_output # no template: text and loss mask are in the segments'],
  prompt_completion: [
    '  type: # prompt and completion joined as they are, the loss on the completion',
    '    system_prompt: ""',
    '    field_instruction: prompt',
    '    field_output: completion',
    '    format: "{instruction}"',
    '    no_input_format: "{instruction}"',
  ],
  messages: [
    '  type: chat_template',
    '  field_messages: messages',
    '  roles_to_train: [assistant]',
    '  train_on_eos: turn',
  ],
  alpaca: ['  type: alpaca'],
};

/** `axolotl.yaml` for `axolotl train` (Axolotl 0.1x). Undefined where it reads none of the formats. */
export function axolotlConfig(settings: TrainerSettings, files: readonly ManifestFile[]): string | undefined {
  const file = trainingFile(files, Object.keys(types) as RowFormatId[]);
  if (file === undefined) return undefined;
  const { extent, checkpointEvery } = settings;
  const length: ConfigLine =
    extent.kind === 'steps' ? ['max_steps', extent.steps] : ['num_epochs', extent.epochs, 'passes over the file'];
  return configText([
    { comment: 'Axolotl: run in this folder:  axolotl train axolotl.yaml' },
    ...modelLines(settings, 'base_model'),
    [
      'datasets',
      {
        block: [
          `- path: ${scalar(file.path)}`,
          `  ds_type: ${file.path.endsWith('.parquet') ? 'parquet' : 'json'}`,
          ...types[file.format]!,
        ],
      },
    ],
    ['shuffle_merged_datasets', false, 'the rows lie in the order in which the mixture draws them'],
    ['dataset_prepared_path', `${settings.run}-axolotl/prepared`],
    ['output_dir', `${settings.run}-axolotl`],
    'blank',
    ['train_on_inputs', false, 'the loss on the answer alone, as in the built-in trainer'],
    ['sequence_len', settings.sequenceLength],
    ['excess_length_strategy', settings.overflow],
    ['sample_packing', settings.packing],
    ['pad_to_sequence_len', settings.packing],
    ...batchLines(settings, 'micro_batch_size'),
    length,
    'blank',
    ...axolotlAdapter(settings),
    ...rule(settings, 'optimizer'),
    ['learning_rate', settings.learningRate],
    ['lr_scheduler', settings.schedule],
    ['warmup_steps', settings.warmupSteps],
    ['weight_decay', settings.weightDecay],
    ['max_grad_norm', settings.clipNorm],
    ['bf16', false, 'the built-in trainer computes in 32 bits; auto is faster on a GPU'],
    ['seed', settings.seed],
    'blank',
    ['logging_steps', settings.logEvery],
    ...(checkpointEvery === 0
      ? ([['save_strategy', 'no', 'only the model at the end']] as const)
      : ([['save_steps', checkpointEvery]] as const)),
  ]);
}
