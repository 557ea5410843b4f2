import * as l10n from '@vscode/l10n';
import { defineFormat } from './define';

/**
 * Instruction, input, output. A FLAN prompt is one text, so `input` is empty; trainers wrap a template of their own
 * around the instruction, so the output stands without the separator.
 */
export const alpaca = defineFormat({
  id: 'alpaca',
  summary: () => l10n.t('Instruction, empty input and output. LLaMA-Factory, Axolotl and whatever reads Alpaca data.'),
  separator: 'left-to-the-tool',
  columns: [
    { name: 'instruction', type: { kind: 'string' } },
    { name: 'input', type: { kind: 'string' } },
    { name: 'output', type: { kind: 'string' } },
  ],
  toRecord: ({ prompt, target }) => ({ instruction: prompt, input: '', output: target }),
});
