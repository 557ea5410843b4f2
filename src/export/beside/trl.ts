import type { ManifestFile } from '../manifest';
import { type ConfigLine, configText, scalar } from './config-text';
import { type TrainerSettings, trainingFile } from './settings';

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
    {
      comment: settings.modelIsFolder
        ? 'The model is a folder, relative to this one.'
        : 'The model is looked for on the hub: no such folder is there.',
    },
    ['model_name_or_path', settings.model],
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
    ...loss,
    [
      'max_length',
      settings.sequenceLength,
      'prompt, completion and end-of-text token; longer rows were left out already where lengths were applied',
    ],
    ['packing', settings.packing],
    [
      'per_device_train_batch_size',
      settings.sequences,
      `on one device: ${settings.sequences} sequences of ${settings.sequenceLength} tokens make tokens_per_batch ${settings.tokensPerBatch}`,
    ],
    ['gradient_accumulation_steps', 1],
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

/** Steps and epochs by the names of `transformers`, which TRL and LLaMA-Factory share. */
export function extent({ extent }: TrainerSettings): readonly ConfigLine[] {
  return extent.kind === 'steps'
    ? [['max_steps', extent.steps]]
    : [['num_train_epochs', extent.epochs, 'passes over the file']];
}

/** The optimizer by the names of `transformers`. */
export function optimizer(settings: TrainerSettings): readonly ConfigLine[] {
  return [
    ['optim', 'adamw_torch'],
    ['learning_rate', settings.learningRate],
    ['lr_scheduler_type', settings.schedule],
    ['warmup_steps', settings.warmupSteps],
    ['weight_decay', settings.weightDecay],
    ['adam_beta1', settings.betas[0]],
    ['adam_beta2', settings.betas[1]],
    ['adam_epsilon', settings.eps],
    settings.clipNorm === 0 ? ['max_grad_norm', 0, '0 means no clipping'] : ['max_grad_norm', settings.clipNorm],
  ];
}

export function checkpoints({ checkpointEvery }: TrainerSettings): readonly ConfigLine[] {
  return checkpointEvery === 0
    ? [['save_strategy', scalarNo, 'only the model at the end']]
    : [
        ['save_strategy', 'steps'],
        ['save_steps', checkpointEvery],
      ];
}

/** Quoted by `scalar`, since YAML 1.1 reads it as false. */
const scalarNo = 'no';
