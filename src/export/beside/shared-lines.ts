import type { ConfigLine } from './config-text';
import type { TrainerSettings } from './settings';

/** The model, by the trainer's name for it. */
export function modelLines({ model, modelIsFolder }: TrainerSettings, key: string): readonly ConfigLine[] {
  const comment = modelIsFolder
    ? 'The model is a folder, relative to this one.'
    : 'The model is looked for on the hub: no such folder is there.';
  return [{ comment }, [key, model]];
}

/** Sequences of a batch on one device, by the trainer's name for them. */
export function batchLines(
  { sequences, microBatch, sequenceLength, tokensPerBatch }: TrainerSettings,
  key: string,
): readonly ConfigLine[] {
  const why = `on one device: ${sequences} sequences of ${sequenceLength} tokens make tokens_per_batch ${tokensPerBatch}`;
  return [
    [key, microBatch, why],
    ['gradient_accumulation_steps', Math.ceil(sequences / microBatch)],
  ];
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
    ...rule(settings, 'optim'),
    ['learning_rate', settings.learningRate],
    ['lr_scheduler_type', settings.schedule],
    ['warmup_steps', settings.warmupSteps],
    ['weight_decay', settings.weightDecay],
    settings.clipNorm === 0 ? ['max_grad_norm', 0, '0 means no clipping'] : ['max_grad_norm', settings.clipNorm],
  ];
}

/** Which optimizer, by the trainer's name for the choice, and what belongs to it alone. */
export function rule({ optimizer, betas, eps }: TrainerSettings, key: string): readonly ConfigLine[] {
  if (optimizer === 'adafactor')
    return [[key, 'adafactor', 'with scale_parameter and relative_step off, as transformers has it']];
  return [
    [key, 'adamw_torch'],
    ['adam_beta1', betas[0]],
    ['adam_beta2', betas[1]],
    ['adam_epsilon', eps],
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
