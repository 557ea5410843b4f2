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
  { sequences, sequenceLength, tokensPerBatch }: TrainerSettings,
  key: string,
): readonly ConfigLine[] {
  const why = `on one device: ${sequences} sequences of ${sequenceLength} tokens make tokens_per_batch ${tokensPerBatch}`;
  return [
    [key, sequences, why],
    ['gradient_accumulation_steps', 1],
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
