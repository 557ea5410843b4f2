import * as vscode from 'vscode';
import type { Container, ExportFormatId } from '../../export';

/** A choice as a quick pick shows it. */
export interface Choice<Id extends string> extends vscode.QuickPickItem {
  readonly id: Id;
}

/** What each format is good for; said here, so that the editor need not load the exporter to offer them. */
export function formatChoices(): readonly Choice<ExportFormatId>[] {
  const { t } = vscode.l10n;
  const details: Readonly<Record<ExportFormatId, readonly [label: string, detail: string]>> = {
    prompt_completion: [
      t('Prompt and completion'),
      t('The text exactly as the built-in trainer reads it. For TRL, Axolotl and LLaMA-Factory.'),
    ],
    messages: [t('Messages'), t('Conversations for models with a chat template.')],
    alpaca: [t('Alpaca'), t('Instruction, input and output, as LLaMA-Factory and Axolotl read them.')],
    axolotl_segments: [t('Axolotl segments'), t('Text with its loss mask, without a template.')],
    inputs_targets: [t('Inputs and targets'), t('For encoder-decoder models such as T5.')],
    promptsource: [t('PromptSource'), t('The templates as templates.yaml files.')],
    flan: [
      t('FLAN patterns'),
      t('The templates as pairs of inputs and targets in a Python file, as FLAN v1 has them.'),
    ],
    natural_instructions: [t('Natural Instructions'), t('A JSON file per task: definition, examples and instances.')],
    lm_eval: [
      t('lm-evaluation-harness, rendered'),
      t('Held-out questions with their choices, as the harness asks them.'),
    ],
    lm_eval_symbolic: [
      t('lm-evaluation-harness, symbolic'),
      t('The templates themselves as harness tasks over the original data.'),
    ],
  };
  return Object.entries(details).map(([id, [label, detail]]) => ({
    id: id as ExportFormatId,
    label,
    description: id,
    detail,
    picked: id === 'prompt_completion',
  }));
}

export function containerChoices(): readonly Choice<Container>[] {
  const { t } = vscode.l10n;
  return [
    { id: 'jsonl', label: 'JSONL', detail: t('One JSON object per line: readable, and read by everything.') },
    { id: 'parquet', label: 'Parquet', detail: t('Typed columns, compressed: small, and quick to load.') },
  ];
}

/** Formats of tasks have files of their own; the container is for rows. */
export function isRowFormat(id: ExportFormatId): boolean {
  return ['prompt_completion', 'messages', 'alpaca', 'axolotl_segments', 'inputs_targets'].includes(id);
}
