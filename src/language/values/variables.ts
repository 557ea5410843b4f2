import { bodiesOf, type Expression, type Statement, type Target, type Template } from '../../jinja';
import type { Span } from '../../text';
import type { Step, ValuePath } from './value-path';

/** A variable that a template has, or may have, set where a place stands. */
export interface Variable {
  readonly name: string;
  /** The tag that names it; `provided` for what a tag gives unnamed, such as `loop`. */
  readonly by: 'set' | 'for' | 'with' | 'macro' | 'parameter' | 'provided';
  /** Index among the parts. */
  readonly part: number;
  /** The name where it is set, in the part's source; of `loop` the tag. */
  readonly span: Span;
  /** The way to its values, where they are a column's, parts of one, or its items. */
  readonly source?: ValuePath;
}

/**
 * The variables known at a place of parts that are rendered in one scope, one behind the other; of several with one
 * name the one that counts there. What an `if` sets counts as set, since it may be.
 */
export function variablesAt(parts: readonly Template[], part: number, offset: number): ReadonlyMap<string, Variable> {
  const scope = new Map<string, Variable>();
  parts.slice(0, part).forEach(({ body }, index) => collect(body, index, Infinity, scope));
  const own = parts[part];
  if (own) collect(own.body, part, offset, scope);
  return scope;
}

/** Adds what is set before `offset`; enters only the tag in which it stands, and `if`s, which are no scope. */
function collect(body: readonly Statement[], part: number, offset: number, scope: Map<string, Variable>): void {
  for (const statement of body) {
    if (statement.span.start >= offset) return;
    const isInside = offset <= statement.span.end;
    if (statement.type === 'If' || isInside) enter(statement, part, offset, scope);
    if (!isInside) leave(statement, part, scope);
  }
}

/** What a tag names for its own body, and what that sets. */
function enter(statement: Statement, part: number, offset: number, scope: Map<string, Variable>): void {
  switch (statement.type) {
    case 'For': {
      if (offset <= statement.iterable.span.end) return;
      const list = pathOf(statement.iterable, scope);
      const source: ValuePath | undefined = list && { ...list, steps: [...list.steps, { kind: 'each' }] };
      add(statement.target, 'for', part, source, scope);
      scope.set('loop', { name: 'loop', by: 'provided', part, span: statement.span });
      break;
    }
    case 'With':
      if (!statement.body.some(({ span }) => span.start <= offset)) return;
      for (const { target, value } of statement.bindings) add(target, 'with', part, pathOf(value, scope), scope);
      break;
    case 'Macro':
    case 'CallBlock':
      for (const { name, nameSpan } of statement.parameters) {
        scope.set(name, { name, by: 'parameter', part, span: nameSpan });
      }
      break;
    default:
  }
  for (const body of bodiesOf(statement)) collect(body, part, offset, scope);
}

/** What stays known behind a tag. */
function leave(statement: Statement, part: number, scope: Map<string, Variable>): void {
  switch (statement.type) {
    case 'Set':
      return add(statement.target, 'set', part, pathOf(statement.value, scope), scope);
    case 'SetBlock':
      return add(statement.target, 'set', part, undefined, scope);
    case 'Macro':
      scope.set(statement.name, { name: statement.name, by: 'macro', part, span: statement.nameSpan });
      return;
    default:
  }
}

function add(
  target: Target,
  by: Variable['by'],
  part: number,
  source: ValuePath | undefined,
  scope: Map<string, Variable>,
): void {
  if (target.type === 'TupleTarget') for (const item of target.items) add(item, by, part, undefined, scope);
  if (target.type !== 'Name') return;
  const { name, span } = target;
  scope.set(name, { name, by, part, span, ...(source ? { source } : {}) });
}

/** Filters that give the items of a list, or some of them, as they are. */
const sameItems: ReadonlySet<string> = new Set([
  ...['list', 'sort', 'reverse', 'unique', 'select', 'reject', 'selectattr', 'rejectattr', 'default', 'd'],
]);

/** Filters that take one item out of a list. */
const oneItem: ReadonlySet<string> = new Set(['first', 'last', 'random', 'choice', 'min', 'max']);

/**
 * The way that an expression takes into a value: names, attributes, constant keys, and filters that pass items on.
 * Undefined for what is computed, and for variables whose source is not known.
 */
export function pathOf(expression: Expression, scope: ReadonlyMap<string, Variable>): ValuePath | undefined {
  switch (expression.type) {
    case 'Name': {
      const variable = scope.get(expression.name);
      return variable ? variable.source : { root: expression.name, steps: [] };
    }
    case 'Attribute':
      return further(pathOf(expression.target, scope), { kind: 'entry', key: expression.name });
    case 'Item': {
      const key = keyOf(expression.key);
      return key === undefined ? undefined : further(pathOf(expression.target, scope), { kind: 'entry', key });
    }
    case 'Filter': {
      const path = expression.target && pathOf(expression.target, scope);
      if (oneItem.has(expression.name)) return further(path, { kind: 'each' });
      return sameItems.has(expression.name) ? path : undefined;
    }
    default:
      return undefined;
  }
}

function further(path: ValuePath | undefined, step: Step): ValuePath | undefined {
  return path && { root: path.root, steps: [...path.steps, step] };
}

function keyOf(key: Expression): string | undefined {
  if (key.type === 'Unary' && key.operator === '-') {
    const inner = keyOf(key.operand);
    return inner === undefined ? undefined : `-${inner}`;
  }
  if (key.type !== 'Constant') return undefined;
  return key.literal.kind === 'string' || key.literal.kind === 'int' ? String(key.literal.value) : undefined;
}
