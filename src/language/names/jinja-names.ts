import { resolveNames, type ResolvedName } from '../../jinja';
import { bodyFields, type Choices, type JinjaField, type Task } from '../../task';
import type { ParsedTask } from '../parsed-document';
import { scopeNames } from '../scope';
import type { Meant, Occurrence } from './occurrence';

/** Fields that are rendered in one scope, one behind the other: what an earlier one sets is known in a later one. */
export interface JinjaScope {
  readonly fields: readonly JinjaField[];
  /** The keys of the first field. */
  readonly keys: readonly (string | number)[];
}

/** All Jinja of a task file by scope; what templates take over from the task is listed once. */
export function scopesOf(task: Task): readonly JinjaScope[] {
  const own = (keys: readonly (string | number)[], field: JinjaField | undefined): JinjaScope[] =>
    field ? [{ fields: [field], keys }] : [];
  const scopes = [
    ...task.dataFields.flatMap(({ key, name, field }) =>
      own(key === 'derive' ? ['data', key, name] : ['data', key], field),
    ),
    ...own(['choices'], expressionOf(task.choices)),
    ...own(['answer'], task.answer),
    ...task.templates.flatMap((template) => [
      ...own(['templates', template.index, 'choices'], expressionOf(template.choices)),
      ...own(['templates', template.index, 'answer'], template.answer),
      {
        fields: bodyFields(template).map(({ field }) => field),
        keys: ['templates', template.index, template.body.kind === 'pair' ? 'input' : 'jinja'],
      },
    ]),
  ];
  const seen = new Set<number>();
  return scopes.filter(({ fields: [first] }) => {
    if (!first || (seen.has(first.span.start) && first.text !== '')) return false;
    seen.add(first.span.start);
    return true;
  });
}

function expressionOf(choices: Choices | undefined): JinjaField | undefined {
  return choices?.kind === 'expression' ? choices.field : undefined;
}

/** Every name in the file's Jinja that is a column, a built-in of the task, or set by a template. */
export function jinjaNames(parsed: ParsedTask, columns: ReadonlySet<string>): readonly Occurrence[] {
  const { task } = parsed.loaded;
  if (!task) return [];
  return scopesOf(task).flatMap(({ fields, keys }, scope) => {
    const given = new Set(scopeNames(parsed, keys).map(({ name }) => name));
    const numbers = new Map<ResolvedName, number>();
    return resolveNames(fields.map(({ template }) => template)).map(({ part, span, isWrite, meaning }): Occurrence => {
      if (!numbers.has(meaning)) numbers.set(meaning, numbers.size);
      const { map } = fields[part]!;
      const variable = `variable:${scope}/${numbers.get(meaning) ?? 0}`;
      const meant = meantBy(meaning, isWrite, variable, given, columns);
      return { ...meant, map, within: span, span: map.spanToFile(span), keys, scope };
    });
  });
}

function meantBy(
  { name, isSet, isFree }: ResolvedName,
  isWrite: boolean,
  variable: string,
  given: ReadonlySet<string>,
  columns: ReadonlySet<string>,
): Meant {
  const isLocal = !isFree || (isSet && !given.has(name) && !columns.has(name));
  if (isLocal) return { kind: 'variable', id: variable, name, role: isWrite ? 'definition' : 'read' };
  const kind = given.has(name) ? 'built-in' : 'column';
  return { kind, id: `${kind}:${name}`, name, role: isWrite ? 'write' : 'read' };
}
