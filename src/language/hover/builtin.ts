import * as l10n from '@vscode/l10n';
import { parseTemplate, renderTemplate, type BuiltinDoc } from '../../jinja';
import { code, codeBlock } from '../markdown';

/** The signature of a filter, test or function, what it does, and an example with what our engine prints for it. */
export function describeBuiltin({ signature, summary, example }: BuiltinDoc): string {
  const parts = [code(signature, 200), summary, codeBlock(example, 'jinja')];
  // Whoever hovers twice reads the same: a draw at random has a fixed seed here.
  const printed = renderTemplate(parseTemplate(example), new Map(), { seed: 0 });
  if (printed.ok) parts.push(l10n.t('prints {0}', printed.value === '' ? '`""`' : code(printed.value, 200)));
  return parts.join('\n\n');
}
