import type { Template } from '../jinja';

type Statement = Template['body'][number];
type Output = Extract<Statement, { type: 'Output' }>;
type Expression = Output['expression'];

const noArguments = { positional: [], keywords: [] } as const;

/** By template, so that the wrapped one stays the same object and is compiled once. */
const known = new WeakMap<Template, { readonly json: Template | undefined }>();

/**
 * A template that prints its one expression as JSON, so that a list comes back as a list and 1.0 as a float; text
 * stays text, and what is lazy (a `map` filter) becomes a list. Undefined where the template is more than one
 * expression, `set`s before it aside.
 */
export function asJson(template: Template): Template | undefined {
  let entry = known.get(template);
  if (!entry) known.set(template, (entry = { json: wrap(template) }));
  return entry.json;
}

/** The wrapped template, made anew. */
function wrap(template: Template): Template | undefined {
  const outputs = template.body.filter((statement) => statement.type === 'Output');
  const [output] = outputs;
  const rest = template.body.filter((statement) => statement !== output);
  if (!output || outputs.length !== 1 || !rest.every(isSilent)) return undefined;
  const body = rest.filter(({ type }) => type !== 'Text');
  return { ...template, body: [...body, { ...output, expression: jsonOf(output.expression) }] };
}

/** What prints nothing beside the expression. */
function isSilent(statement: Statement): boolean {
  return statement.type === 'Set' || (statement.type === 'Text' && statement.text.trim() === '');
}

/** `(e if e is string or e is mapping … else e | list) | tojson`, as a tree over the same place. */
function jsonOf(expression: Expression): Expression {
  const { span } = expression;
  const filter = (name: string, target: Expression): Expression => ({
    type: 'Filter',
    target,
    name,
    nameSpan: span,
    args: noArguments,
    span,
  });
  const test = (name: string): Expression => ({
    type: 'Test',
    target: expression,
    name,
    nameSpan: span,
    args: noArguments,
    span,
  });
  const lazy: Expression = {
    type: 'Logic',
    operator: 'and',
    left: test('iterable'),
    right: { type: 'Unary', operator: 'not', operand: either(test('string'), test('mapping'), span), span },
    span,
  };
  return filter('tojson', {
    type: 'Conditional',
    test: lazy,
    then: filter('list', expression),
    otherwise: expression,
    span,
  });
}

function either(left: Expression, right: Expression, span: Expression['span']): Expression {
  return { type: 'Logic', operator: 'or', left, right, span };
}
