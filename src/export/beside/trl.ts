import type { ManifestFile } from '../manifest/manifest';
import { trlAdapter } from './adapter-lines';
import { type ConfigLine, configText, scalar } from './config-text';
import { type TrainerSettings, trainingFile } from './settings';
import { batchLines, checkpoints, extent, modelLines, optimizer } from './shared-lines';

/**
 * `trl_sft.yaml` for `trl sft --config` (TRL 1.x; keys of its `SFTConfig`, `ModelConfig` and `DatasetMixtureConfig`).
 * Undefined where no training file has a form that `SFTTrainer` takes.
 */
export function trlConfig(settings: TrainerSettings, files: readonly ManifestFile[]): string | undefined {
  const file = trainingFile(files, ['prompt_completion', 'messages']);
  if (file === undefined) return undefined;
  const columns = file.format === 'messages' ? 'messages' : 'prompt, completion';
  const loss: readonly ConfigLine[] =
    file.format === 'prompt_completion'
      ? [['completion_only_loss', true, 'the loss on the completion alone, as in the built-in trainer']]
      : [['assistant_only_loss', true, 'needs a chat template with {% generation %} marks']];
  return configText([
    { comment: `TRL: run in this folder:  trl sft --config trl_sft.yaml` },
    ...modelLines(settings, 'model_name_or_path'),
    [
      'datasets',
      {
        block: [
          `- path: ${file.path.endsWith('.parquet') ? 'parquet' : 'json'}`,
          `  data_files: ${scalar(file.path)}`,
          '  split: train',
          `  columns: [${columns}] # the flan_* columns tell where a row comes from`,
        ],
      },
    ],
    ['output_dir', `${settings.run}-trl`],
    'blank',
    ...trlAdapter(settings),
    ...loss,
    [
      'max_length',
      settings.sequenceLength,
      'prompt, completion and end-of-text token; longer rows were left out already where lengths were applied',
    ],
    ['packing', settings.packing],
    ...batchLines(settings, 'per_device_train_batch_size'),
    ...extent(settings),
    'blank',
    ...optimizer(settings),
    ['bf16', false, 'the built-in trainer computes in 32 bits; true is faster on a GPU'],
    ['dtype', 'float32'],
    ['seed', settings.seed],
    { comment: 'The rows lie in the order in which the mixture draws them; TRL shuffles them. To keep the order:' },
    { comment: 'train_sampling_strategy: sequential' },
    'blank',
    ['logging_steps', settings.logEvery],
    ...checkpoints(settings),
    ['report_to', 'none'],
  ]);
}
