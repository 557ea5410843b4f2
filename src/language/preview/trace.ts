import { analyse, type Expression, type Statement, type Template } from '../../jinja';
import type { Span } from '../../text';

/**
 * A piece of rendered text and the statement that printed it; the span is in the template's source. A field that is empty
 * leaves a piece without text; what prints nothing for other reasons leaves none.
 */
export interface TracedPiece {
  readonly text: string;
  readonly kind: 'text' | 'field' | 'block';
  readonly fields: readonly string[];
  readonly span: Span;
}

interface Leaf extends Omit<TracedPiece, 'text'> {
  /** Whether it prints a field, so that nothing printed means that the field is empty. */
  readonly isValue: boolean;
}
type Text = Extract<Statement, { type: 'Text' }>;

/**
 * Private-use characters around what a statement prints: `open number separator … close`. They change nothing that a
 * template can see, since a statement's output is not visible to the others; only blocks that look at their own
 * output (`{% set %}`, `{% filter %}`, macros) must not hold any, and are marked as wholes.
 */
const [open, separator, close] = ['\uE0F0', '\uE0F1', '\uE0F2'];

/** The pieces of one rendered text; undefined where the marks did not survive. */
export type Pieces = readonly TracedPiece[] | undefined;

/** A template made to tell which statement printed what. */
export interface Traced {
  readonly template: Template;
  /** Cuts what the marked template rendered into pieces, for each of the parts that its text was divided into. */
  readonly read: (parts: readonly string[]) => readonly Pieces[];
}

/** @param divider what the rendered text will be divided at; its own marks would be torn apart otherwise */
export function trace(template: Template, divider?: string): Traced {
  const leaves: Leaf[] = [];
  const body = mark(template.body, template, leaves, divider);
  return { template: { ...template, body }, read: (parts) => read(parts, leaves) };
}

function mark(
  body: readonly Statement[],
  template: Template,
  leaves: Leaf[],
  divider: string | undefined,
): readonly Statement[] {
  const inside = (statements: readonly Statement[]): readonly Statement[] =>
    mark(statements, template, leaves, divider);
  const around = (statement: Statement): readonly Statement[] => {
    const number = leaves.push(leafOf(statement, template)) - 1;
    return [text(`${open}${number}${separator}`, statement), statement, text(close, statement)];
  };
  return body.flatMap((statement): readonly Statement[] => {
    switch (statement.type) {
      case 'If':
        return [
          {
            ...statement,
            branches: statement.branches.map((branch) => ({ ...branch, body: inside(branch.body) })),
            otherwise: inside(statement.otherwise),
          },
        ];
      case 'For':
        return [{ ...statement, body: inside(statement.body), otherwise: inside(statement.otherwise) }];
      case 'With':
        return [{ ...statement, body: inside(statement.body) }];
      case 'Set':
      case 'SetBlock':
      case 'Macro':
      case 'Load':
        return [statement];
      case 'Text':
        return divider === undefined
          ? around(statement)
          : divide(statement, divider).flatMap((part) => (part.text === divider ? [part] : around(part)));
      case 'Output':
      case 'Block':
      case 'CallBlock':
      case 'FilterBlock':
      case 'Autoescape':
        return around(statement);
    }
  });
}

function leafOf(statement: Statement, template: Template): Leaf {
  const { span } = statement;
  if (statement.type === 'Text') return { kind: 'text', fields: [], span, isValue: false };
  const { uses } = analyse({ ...template, body: [statement] });
  const fields = [...new Set(uses.map((use) => [use.name, ...use.path].join('.')))];
  const isValue = statement.type === 'Output' && isField(statement.expression);
  return { kind: statement.type === 'Output' ? 'field' : 'block', fields, span, isValue };
}

/** A way into the row, filtered or not. The option list is no field: to leave it out is a form of the prompt. */
function isField(expression: Expression): boolean {
  switch (expression.type) {
    case 'Name':
      return expression.name !== 'options_';
    case 'Attribute':
    case 'Item':
      return isField(expression.target);
    case 'Filter':
      return expression.target !== undefined && isField(expression.target);
    default:
      return false;
  }
}

function text(content: string, { span }: Statement): Statement {
  return { type: 'Text', text: content, span: { start: span.start, end: span.start } };
}

/** Cuts a text at its dividers, which stay as parts of their own; parts have exact places where text is its source. */
function divide(statement: Text, divider: string): readonly Text[] {
  const { span, text: whole } = statement;
  const isExact = span.end - span.start === whole.length;
  const parts: Text[] = [];
  let at = 0;
  const take = (end: number): void => {
    const place = isExact ? { start: span.start + at, end: span.start + end } : span;
    if (end > at) parts.push({ ...statement, text: whole.slice(at, end), span: place });
    at = end;
  };
  for (let found = whole.indexOf(divider); found >= 0; found = whole.indexOf(divider, at)) {
    take(found);
    take(found + divider.length);
  }
  take(whole.length);
  return parts;
}

const marks = new RegExp(`${open}(\\d+)${separator}|${close}`, 'g');

/** A piece that a divider tore apart goes on in the next part. */
function read(parts: readonly string[], leaves: readonly Leaf[]): readonly Pieces[] {
  let leaf: Leaf | undefined;
  return parts.map((part) => {
    const pieces: TracedPiece[] = [];
    let isSound = true;
    let at = 0;
    const take = (end: number): void => {
      const piece = part.slice(at, end);
      if (leaf && (piece !== '' || leaf.isValue)) pieces.push(pieceOf(leaf, piece));
      else if (piece.trim() !== '') isSound = false;
    };
    for (const match of part.matchAll(marks)) {
      take(match.index);
      const opened = match[1] === undefined ? undefined : leaves[Number(match[1])];
      if (opened && leaf) isSound = false;
      leaf = opened;
      at = match.index + match[0].length;
    }
    take(part.length);
    return isSound ? pieces : undefined;
  });
}

function pieceOf({ kind, fields, span }: Leaf, text: string): TracedPiece {
  return { kind, fields, span, text };
}
