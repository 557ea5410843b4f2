import * as l10n from '@vscode/l10n';
import { defineFormat } from './define';

/**
 * A conversation, for chat templates. The template puts its own marks between the turns, so the answer stands without
 * the separator.
 */
export const messages = defineFormat({
  id: 'messages',
  summary: () => l10n.t('Conversations for models with a chat template: a user turn and an assistant turn.'),
  separator: 'left-to-the-tool',
  columns: [
    {
      name: 'messages',
      type: {
        kind: 'list',
        of: {
          kind: 'struct',
          fields: [
            { name: 'role', type: { kind: 'string' } },
            { name: 'content', type: { kind: 'string' } },
          ],
        },
      },
    },
  ],
  toRecord: ({ prompt, target }, { system }) => ({
    messages: [
      ...(system === undefined ? [] : [{ role: 'system', content: system }]),
      { role: 'user', content: prompt },
      { role: 'assistant', content: target },
    ],
  }),
});
