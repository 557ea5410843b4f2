import * as l10n from '@vscode/l10n';
import { defineFormat } from './define';

/** The names of T5, P3 and the FLAN collection. Encoder and decoder are read apart, so no separator stands between. */
export const inputsTargets = defineFormat({
  id: 'inputs_targets',
  summary: () => l10n.t('Inputs and targets apart, for encoder-decoder models such as T5.'),
  separator: 'left-to-the-tool',
  columns: [
    { name: 'inputs', type: { kind: 'string' } },
    { name: 'targets', type: { kind: 'string' } },
  ],
  toRecord: ({ prompt, target }) => ({ inputs: prompt, targets: target }),
});
