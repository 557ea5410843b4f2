import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { choiceLists } from '../choice-lists';

/**
 * Choices without quotes that YAML 1.1 reads as something else (32): `yes` and `no` become true and false, `1:30`
 * ninety minutes. This reader takes YAML 1.2, to which they are text, so it is a hint; scripts that read the same file
 * with PyYAML get booleans. Nothing of it is left after an import, which writes quotes (452 of PromptSource's 911 lists
 * would need them).
 */
export const yamlWordChoice: Rule = {
  code: 'yaml-word-choice',
  severity: 'hint',
  get title() {
    return l10n.t('A choice that other YAML readers take for true, false or a number');
  },
  *check(task): Iterable<Finding> {
    for (const { items } of choiceLists(task)) {
      for (const { text, span, isPlain } of items) {
        if (!isPlain || !words.test(text)) continue;
        const newText = `"${text}"`;
        const message = l10n.t(
          'Readers of YAML 1.1, such as PyYAML, do not take {0} for text. Write {1}.',
          text,
          newText,
        );
        yield { message, span, fix: { title: l10n.t('Put {0} in quotes', text), edits: [{ span, newText }] } };
      }
    }
  },
};

/** Booleans, sexagesimal and grouped numbers, and dates of YAML 1.1 that are text to 1.2. */
const words = /^(?:y|n|yes|no|on|off|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|[-+]?\d[\d_]*_[\d_]*|\d{4}-\d\d-\d\d)$/i;
