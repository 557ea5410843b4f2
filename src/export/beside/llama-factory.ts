import type { ExportPart } from '../rows/example';
import type { ManifestFile } from '../manifest/manifest';
import type { RowFormatId } from '../row-format';
import { llamaFactoryAdapter } from './adapter-lines';
import { configText } from './config-text';
import { type TrainerSettings, trainingFile } from './settings';
import { batchLines, checkpoints, extent, modelLines, optimizer } from './shared-lines';

/** LLaMA-Factory's words for the columns of each format; it has none for segments. */
const shapes: Readonly<Partial<Record<RowFormatId, object>>> = {
  prompt_completion: { formatting: 'alpaca', columns: { prompt: 'prompt', response: 'completion' } },
  inputs_targets: { formatting: 'alpaca', columns: { prompt: 'inputs', response: 'targets' } },
  alpaca: { formatting: 'alpaca', columns: { prompt: 'instruction', query: 'input', response: 'output' } },
  messages: {
    formatting: 'sharegpt',
    columns: { messages: 'messages' },
    tags: {
      role_tag: 'role',
      content_tag: 'content',
      user_tag: 'user',
      assistant_tag: 'assistant',
      system_tag: 'system',
    },
  },
};

/** `dataset_info.json`: every file of rows that LLaMA-Factory can read, under its format's name. */
export function datasetInfo(files: readonly ManifestFile[]): string | undefined {
  const entries = files.flatMap((file) => {
    const shape = Object.entries(shapes).find(([format]) => format === file.format)?.[1];
    return shape === undefined || file.part === undefined || file.rows === 0
      ? []
      : [[nameOf(file.format!, file.part), { file_name: file.path, ...shape }] as const];
  });
  return entries.length === 0 ? undefined : `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** What a file is called in `dataset_info.json`: the training rows of a format have its bare name. */
function nameOf(format: string, part: ExportPart): string {
  return part === 'train' ? `flan_${format}` : `flan_${format}_${part}`;
}

/** `llamafactory_sft.yaml` for `llamafactory-cli train` (LLaMA-Factory 0.9). */
export function llamaFactoryConfig(settings: TrainerSettings, files: readonly ManifestFile[]): string | undefined {
  const file = trainingFile(files, ['prompt_completion', 'alpaca', 'messages', 'inputs_targets']);
  if (file === undefined) return undefined;
  const plain = file.format === 'prompt_completion';
  return configText([
    { comment: 'LLaMA-Factory: run in this folder:  llamafactory-cli train llamafactory_sft.yaml' },
    ...modelLines(settings, 'model_name_or_path'),
    ['stage', 'sft'],
    ['do_train', true],
    ...llamaFactoryAdapter(settings),
    ['dataset_dir', '.'],
    ['dataset', nameOf(file.format, 'train')],
    ...(plain
      ? ([
          {
            comment:
              'No template of LLaMA-Factory joins prompt and completion and adds the end-of-text token alone; "fewshot"',
          },
          { comment: 'puts a blank line before it. The built-in trainer has no blank line there.' },
          ['template', 'fewshot'],
        ] as const)
      : ([['template', 'default', "set the model's own where it is a chat model"]] as const)),
    ['train_on_prompt', false, 'the loss on the answer alone, as in the built-in trainer'],
    ['output_dir', `${settings.run}-llamafactory`],
    'blank',
    ['cutoff_len', settings.sequenceLength],
    ['packing', settings.packing],
    ['neat_packing', settings.packing, 'no example sees the one before it, as in the built-in trainer'],
    ...batchLines(settings, 'per_device_train_batch_size'),
    ...extent(settings),
    'blank',
    ...optimizer(settings),
    ['bf16', false, 'the built-in trainer computes in 32 bits; true is faster on a GPU'],
    ['seed', settings.seed],
    ['disable_shuffling', true, 'the rows lie in the order in which the mixture draws them'],
    'blank',
    ['logging_steps', settings.logEvery],
    ...checkpoints(settings),
    ['report_to', 'none'],
  ]);
}
