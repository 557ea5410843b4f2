import { analyse, type Statement, type Template } from '../jinja';
import type { Span } from '../text';

/** A piece of rendered text and the statement that printed it; the span is in the template's source. */
export interface TracedPiece {
  readonly text: string;
  readonly kind: 'text' | 'field' | 'block';
  readonly fields: readonly string[];
  readonly span: Span;
}

type Leaf = Omit<TracedPiece, 'text'>;

/**
 * Private-use characters around what a statement prints: `open number separator … close`. They change nothing that a
 * template can see, since a statement's output is not visible to the others; only blocks that look at their own
 * output (`{% set %}`, `{% filter %}`, macros) must not hold any, and are marked as wholes.
 */
const [open, separator, close] = ['\uE0F0', '\uE0F1', '\uE0F2'];

/** A template made to tell which statement printed what. */
export interface Traced {
  readonly template: Template;
  /** Splits what the marked template rendered; undefined where the marks did not survive. */
  readonly read: (rendered: string) => readonly TracedPiece[] | undefined;
}

export function trace(template: Template): Traced {
  const leaves: Leaf[] = [];
  const body = mark(template.body, template, leaves);
  return { template: { ...template, body }, read: (rendered) => read(rendered, leaves) };
}

function mark(body: readonly Statement[], template: Template, leaves: Leaf[]): readonly Statement[] {
  const inside = (statements: readonly Statement[]): readonly Statement[] => mark(statements, template, leaves);
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
      case 'Output':
      case 'Block':
      case 'CallBlock':
      case 'FilterBlock':
      case 'Autoescape': {
        const number = leaves.push(leafOf(statement, template)) - 1;
        return [text(`${open}${number}${separator}`, statement), statement, text(close, statement)];
      }
    }
  });
}

function leafOf(statement: Statement, template: Template): Leaf {
  const { span } = statement;
  if (statement.type === 'Text') return { kind: 'text', fields: [], span };
  const { uses } = analyse({ ...template, body: [statement] });
  const fields = [...new Set(uses.map((use) => [use.name, ...use.path].join('.')))];
  return { kind: statement.type === 'Output' ? 'field' : 'block', fields, span };
}

function text(content: string, { span }: Statement): Statement {
  return { type: 'Text', text: content, span: { start: span.start, end: span.start } };
}

function read(rendered: string, leaves: readonly Leaf[]): readonly TracedPiece[] | undefined {
  const pieces: TracedPiece[] = [];
  const pattern = new RegExp(`${open}(\\d+)${separator}([^${open}${close}]*)${close}`, 'gy');
  let end = 0;
  for (let match = pattern.exec(rendered); match; match = pattern.exec(rendered)) {
    const leaf = leaves[Number(match[1])];
    if (!leaf) return undefined;
    if (match[2] !== '') pieces.push({ ...leaf, text: match[2]! });
    end = pattern.lastIndex;
  }
  return /^\s*$/.test(rendered.slice(end)) ? pieces : undefined;
}
