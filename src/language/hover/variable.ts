import * as l10n from '@vscode/l10n';
import { codeBlock, escapeMarkdown } from '../markdown';
import type { Variable } from '../values/variables';
import type { Parts } from '../values/parts';

/** Where a variable of the template is set, with the tag that does it. */
export function describeVariable({ parts }: Parts, variable: Variable): string {
  const { name, by } = variable;
  const head = `**${escapeMarkdown(name)}** · ${origin(by)}`;
  return by === 'provided'
    ? head
    : `${head}\n\n${codeBlock(tagAround(parts[variable.part]?.source ?? '', variable), 'jinja')}`;
}

function origin(by: Variable['by']): string {
  switch (by) {
    case 'set':
      return l10n.t('set in this template');
    case 'for':
      return l10n.t('takes each item of a loop in turn');
    case 'with':
      return l10n.t('set for the body of a `with` tag');
    case 'macro':
      return l10n.t('a macro of this template');
    case 'parameter':
      return l10n.t('a parameter of the macro around');
    case 'provided':
      return l10n.t(
        'given by the `for` tag: `index` (from 1), `index0`, `first`, `last`, `length`, `previtem`, `nextitem`',
      );
  }
}

/** The tag that names the variable, from `{%` to `%}`. */
function tagAround(source: string, { span }: Variable): string {
  const start = source.lastIndexOf('{%', span.start);
  const end = source.indexOf('%}', span.end);
  return source.slice(Math.max(0, start), end < 0 ? undefined : end + 2);
}
