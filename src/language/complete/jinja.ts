import * as l10n from '@vscode/l10n';
import { analyse, builtins, completionContext, parseTemplate, type BuiltinDoc } from '../../jinja';
import type { Span } from '../../text';
import { PyDict, type Value } from '../../value';
import type { Context } from '../context';
import type { Sample } from '../host';
import type { JinjaPlace } from '../jinja-at';
import type { Cancellation } from '../cancellation';
import { codeBlock, codeOfValue } from '../markdown';
import type { ParsedTask } from '../parsed-document';
import { scopeNames } from '../scope';
import type { CompletionItem, CompletionKind } from '../types';

/** The words that fit at a place inside a template. */
export async function completeJinja(
  context: Context,
  parsed: ParsedTask,
  place: JinjaPlace,
  cancel?: Cancellation,
): Promise<readonly CompletionItem[]> {
  const at = completionContext(place.source, place.offset);
  if (at.kind === 'none') return [];
  const range = parsed.range(place.toFile(at.span));
  const item = (
    label: string,
    kind: CompletionKind,
    sort: string,
    more: Partial<CompletionItem> = {},
  ): CompletionItem => ({
    label,
    kind,
    edit: { range, newText: label },
    snippet: false,
    sortText: `${sort}${label}`,
    ...more,
  });
  const documented = (kind: CompletionKind, sort: string) => (doc: BuiltinDoc) =>
    item(doc.name, kind, sort, describe(doc));

  switch (at.kind) {
    case 'filter':
      return builtins().filters.map(documented('filter', '1'));
    case 'test':
      return builtins().tests.map(documented('test', '1'));
    case 'tag':
      return tags.map(({ name, body }) => item(name, 'tag', '1', body ? { detail: body } : {}));
    case 'attribute': {
      const sample = await context.sample(parsed);
      return keysOf(sample, at.path).map((key) => item(key, 'field', '1'));
    }
    case 'name': {
      const sample = await context.sample(parsed);
      if (cancel?.isCancellationRequested) return [];
      const columns = sample.columns.map((column) =>
        item(column.name, 'field', '1', {
          detail: column.type,
          documentation: column.examples.map((value) => `- ${codeOfValue(value)}`).join('\n'),
        }),
      );
      const known = new Set(columns.map(({ label }) => label));
      const variables = assignedBefore(place, at.span).filter((name) => !known.has(name));
      return [
        ...columns,
        ...variables.map((name) => item(name, 'variable', '0', { detail: l10n.t('set in this template') })),
        ...scopeNames(parsed, place.keys).map(({ name, summary }) =>
          item(name, 'variable', '2', { documentation: summary }),
        ),
        ...builtins().functions.map(documented('function', '3')),
        ...words.map((word) => item(word, 'tag', '4')),
      ];
    }
  }
}

/** The tags that templates of tasks use, with what closes them. */
const tags: readonly { readonly name: string; readonly body?: string }[] = [
  { name: 'if', body: '{% if … %} … {% endif %}' },
  { name: 'elif' },
  { name: 'else' },
  { name: 'endif' },
  { name: 'for', body: '{% for … in … %} … {% endfor %}' },
  { name: 'endfor' },
  { name: 'set', body: '{% set … = … %}' },
  { name: 'endset' },
  { name: 'raw', body: '{% raw %} … {% endraw %}' },
  { name: 'endraw' },
  { name: 'with', body: '{% with … = … %} … {% endwith %}' },
  { name: 'endwith' },
  { name: 'macro', body: '{% macro …(…) %} … {% endmacro %}' },
  { name: 'endmacro' },
];

const words: readonly string[] = ['and', 'or', 'not', 'in', 'is', 'if', 'else', 'true', 'false', 'none'];

function describe(doc: BuiltinDoc): Partial<CompletionItem> {
  return { detail: doc.signature, documentation: `${doc.summary}\n\n${codeBlock(doc.example, 'jinja')}` };
}

/** What `set` and `for` name elsewhere in the template, but for the word being typed. */
function assignedBefore(place: JinjaPlace, typed: Span): readonly string[] {
  const { assigned } = analyse(parseTemplate(place.source));
  const names = assigned.filter(({ span }) => span.end < typed.start || span.start > typed.end);
  return [...new Set(names.map(({ name }) => name))];
}

/** The keys that a dictionary at a path has in any of the sample's rows. */
function keysOf(sample: Sample, path: readonly string[]): readonly string[] {
  const keys = new Set<string>();
  for (const row of sample.rows) {
    let value: Value | undefined = row;
    for (const key of path) value = value instanceof PyDict ? value.get(key) : undefined;
    if (value instanceof PyDict) for (const key of value.keys()) if (typeof key === 'string') keys.add(key);
  }
  return [...keys];
}
