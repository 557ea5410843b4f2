import * as l10n from '@vscode/l10n';
import { defineFormat } from './define';

/** TRL's prompt-completion type: the canonical form, with the loss on the completion alone. */
export const promptCompletion = defineFormat({
  id: 'prompt_completion',
  summary: () => l10n.t('The prompt and what follows it, exactly as the built-in trainer reads them. TRL and Axolotl.'),
  separator: 'in-completion',
  columns: [
    { name: 'prompt', type: { kind: 'string' } },
    { name: 'completion', type: { kind: 'string' } },
  ],
  toRecord: ({ prompt, completion }) => ({ prompt, completion }),
});
