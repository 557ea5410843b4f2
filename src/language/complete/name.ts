import * as l10n from '@vscode/l10n';
import type { Column } from '../../data';
import type { Span } from '../../text';
import type { Context } from '../context';
import type { JinjaPlace } from '../jinja-at';
import { codeOfValue } from '../markdown';
import type { ParsedTask } from '../parsed-document';
import { scopeNames } from '../scope';
import { partsAt } from '../values/parts';
import { variablesAt, type Variable } from '../values/variables';
import { writePath } from '../values/value-path';
import type { JinjaWord } from './jinja-word';

/** The variables at a place: what the template has set there, the data's columns, what the workbench gives. */
export async function completeName(
  context: Context,
  parsed: ParsedTask,
  place: JinjaPlace,
  typed: Span,
): Promise<readonly JinjaWord[]> {
  const { columns } = await context.sample(parsed);
  const { parts, part } = partsAt(parsed, place.keys, place.source);
  const variables = variablesAt(parts, part, typed.start);
  const taken = new Set(variables.keys());
  return [
    ...[...variables.values()].reverse().map(variableWord),
    ...columns.filter(({ name }) => isName(name) && !taken.has(name)).map(columnWord),
    ...scopeNames(parsed, place.keys)
      .filter(({ name }) => !taken.has(name))
      .map(({ name, summary }): JinjaWord => ({ label: name, kind: 'variable', documentation: summary, group: 2 })),
  ];
}

function variableWord({ name, by, source }: Variable): JinjaWord {
  const detail = source ? writePath(source) : origins()[by];
  return { label: name, kind: 'variable', detail, group: by === 'provided' ? 2 : 0 };
}

function origins(): Readonly<Record<Variable['by'], string>> {
  return {
    set: l10n.t('set in this template'),
    for: l10n.t('item of a loop'),
    with: l10n.t('set in this template'),
    macro: l10n.t('macro'),
    parameter: l10n.t('parameter'),
    provided: l10n.t('the loop around'),
  };
}

function columnWord({ name, type, emptyShare, examples }: Column): JinjaWord {
  const share = Math.round(emptyShare * 100);
  const detail = share === 0 ? type : l10n.t('{0}, {1}% empty', type, share);
  const documentation = examples.map((value) => `- ${codeOfValue(value)}`).join('\n');
  return { label: name, kind: 'field', detail, group: 1, ...(documentation === '' ? {} : { documentation }) };
}

/** Whether a column can be written as a variable; others need `row['…']`, which Jinja does not have. */
function isName(column: string): boolean {
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(column);
}
