import * as l10n from '@vscode/l10n';
import { defineFormat } from './define';

/**
 * Axolotl's template-free `input_output` type: the text as it is, each segment with its word on the loss. Axolotl adds
 * nothing to it, so the end-of-text token stands in the last segment.
 */
export const axolotlSegments = defineFormat({
  id: 'axolotl_segments',
  summary: () => l10n.t("Axolotl's template-free form: two segments, of which only the second is learned."),
  separator: 'in-completion',
  columns: [
    {
      name: 'segments',
      type: {
        kind: 'list',
        of: {
          kind: 'struct',
          fields: [
            { name: 'label', type: { kind: 'bool' } },
            { name: 'text', type: { kind: 'string' } },
          ],
        },
      },
    },
  ],
  toRecord: ({ prompt, completion }, { endOfText }) => ({
    segments: [
      { label: false, text: prompt },
      { label: true, text: completion + (endOfText ?? '') },
    ],
  }),
});
