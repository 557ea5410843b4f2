import { parseTemplate, type Expression, type Statement, type Target, type Template } from '../jinja';
import { bodyFields, type JinjaField, type Task } from '../task';
import type { Span } from '../text';
import { jinjaScalars, type JinjaScalar } from './jinja-scalar';
import { isJoined, separatorsOf } from './separators';
import type { ParsedDocument, ParsedTask } from './parsed-document';
import type { SemanticToken, SemanticTokenType } from './types';

/**
 * The names inside every template, by what they are: a column (`parameter`, it comes from outside), a variable that
 * the template sets, an attribute, a filter, test or function, the `|||` of a joined template. The grammar colours the rest; it cannot know these, nor
 * where they stand in a scalar with escapes or folded lines.
 */
export function semanticTokens(parsed: ParsedDocument): readonly SemanticToken[] {
  if (parsed.kind !== 'task') return [];
  const fields = fieldsByPlace(parsed.loaded.task);
  return jinjaScalars(parsed.loaded.document, parsed.text).flatMap((found) => {
    const { map } = found;
    const field = fields.get(map.span.start);
    const isRead = field?.text === map.text;
    const scalar: JinjaScalar = { ...found, map: isRead ? field.map : map };
    return scalar.map.exact ? tokensOf(parsed, scalar, isRead ? field.template : parseTemplate(map.text)) : [];
  });
}

/** The fields that loading the task has read, by where their scalars begin. */
function fieldsByPlace(task: Task | undefined): ReadonlyMap<number, JinjaField> {
  const found = new Map<number, JinjaField>();
  const add = (field: JinjaField): void => void found.set(field.span.start, field);
  const addShared = ({ choices, answer }: Pick<Task, 'choices' | 'answer'>): void => {
    if (choices?.kind === 'expression') add(choices.field);
    if (answer) add(answer);
  };
  if (!task) return found;
  for (const { field } of task.dataFields) add(field);
  addShared(task);
  for (const template of task.templates) {
    addShared(template);
    for (const { field } of bodyFields(template)) add(field);
  }
  return found;
}

interface Word {
  readonly span: Span;
  readonly type: SemanticTokenType;
}

type Node = Expression | Statement | Target;

/** The words of a template, in no order; templates that did not change are the same object in the next version. */
const knownWords = new WeakMap<Template, readonly Word[]>();

function namedIn(template: Template): readonly Word[] {
  let words = knownWords.get(template);
  if (!words) {
    const nodes = [...nodesOf(template.body)];
    const own = new Set(nodes.flatMap(assignedBy));
    knownWords.set(template, (words = nodes.flatMap((node) => wordsOf(node, own))));
  }
  return words;
}

function tokensOf(parsed: ParsedTask, { keys, map }: JinjaScalar, template: Template): readonly SemanticToken[] {
  const dividers = isJoined(keys) ? separatorsOf(map.text, template.body) : [];
  const words = [...namedIn(template), ...dividers.map((span): Word => ({ span, type: 'operator' }))].sort(
    (a, b) => a.span.start - b.span.start,
  );
  const tokens: SemanticToken[] = [];
  let end = -1;
  for (const { span, type } of words) {
    const { start, end: wordEnd } = map.spanToFile(span);
    // A word is on one line, be its letters escaped; what an escaped line break tears apart stays uncoloured.
    if (start < end || /[\r\n]/.test(parsed.text.slice(start, wordEnd))) continue;
    tokens.push({ ...parsed.lines.positionAt(start), length: wordEnd - start, type });
    end = wordEnd;
  }
  return tokens;
}

function wordsOf(node: Node, own: ReadonlySet<string>): readonly Word[] {
  switch (node.type) {
    case 'Name':
      return [{ span: node.span, type: own.has(node.name) ? 'variable' : 'parameter' }];
    case 'Attribute':
      return [{ span: node.nameSpan, type: 'property' }];
    case 'Filter':
    case 'Test':
      return [{ span: node.nameSpan, type: 'function' }];
    case 'Macro':
      return [{ span: node.nameSpan, type: 'function' }];
    case 'NamespaceTarget':
      return [{ span: node.nameSpan, type: 'variable' }];
    default:
      return [];
  }
}

/** The names that a statement gives a meaning to inside the template. */
function assignedBy(node: Node): readonly string[] {
  switch (node.type) {
    case 'Set':
    case 'SetBlock':
    case 'For':
      return namesIn(node.target);
    case 'With':
      return node.bindings.flatMap(({ target }) => namesIn(target));
    case 'Macro':
      return [node.name, ...node.parameters.map(({ name }) => name)];
    default:
      return [];
  }
}

function namesIn(target: Target): readonly string[] {
  switch (target.type) {
    case 'Name':
    case 'NamespaceTarget':
      return [target.name];
    case 'TupleTarget':
      return target.items.flatMap(namesIn);
  }
}

/** Every node of a tree that has a type, whatever holds it. */
function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value && 'span' in value) yield value as Node;
    yield* nodesOf(Object.values(value));
  }
}
