import type { Span } from '../text';
import type { Expression, Statement } from './ast';

/** What can print nothing but blanks, and where. */
export interface Silence {
  readonly possible: boolean;
  /** The `if`s, loops and inline `if`s that make it possible. */
  readonly places: readonly Span[];
}

/** Something is printed. */
const loud: Silence = { possible: false, places: [] };
/** Nothing is printed, and no condition has to do with it. */
const quiet: Silence = { possible: true, places: [] };

/** Whether statements can print nothing, taking it that every variable has a text and every call gives one. */
export function silenceOf(statements: readonly Statement[]): Silence {
  return together(statements.map(ofStatement));
}

/** One behind the other: all of them must be silent. */
function together(parts: readonly Silence[]): Silence {
  if (!parts.every((part) => part.possible)) return loud;
  return { possible: true, places: parts.flatMap((part) => part.places) };
}

/** One or another of them: each may be silent; `at` is what chooses. */
function either(at: Span, branches: readonly Silence[]): Silence {
  const silent = branches.filter((branch) => branch.possible);
  if (silent.length === 0) return loud;
  // Branches that are all quiet for reasons of their own are no choice.
  const places = silent.length < branches.length ? [at] : [];
  return { possible: true, places: [...places, ...silent.flatMap((branch) => branch.places)] };
}

function ofStatement(node: Statement): Silence {
  switch (node.type) {
    case 'Text':
      return node.text.trim() === '' ? quiet : loud;
    case 'Output':
      return ofExpression(node.expression);
    case 'If':
      return either(node.span, [...node.branches.map((branch) => silenceOf(branch.body)), silenceOf(node.otherwise)]);
    case 'For': {
      const rounds = silenceOf(node.body);
      return either(node.span, [rounds, silenceOf(node.otherwise)]);
    }
    case 'With':
    case 'Block':
    case 'Autoescape':
    case 'FilterBlock':
      return silenceOf(node.body);
    case 'CallBlock':
      return loud;
    case 'Set':
    case 'SetBlock':
    case 'Macro':
    case 'Load':
      return quiet;
  }
}

function ofExpression(node: Expression): Silence {
  switch (node.type) {
    case 'Constant':
      return node.literal.kind === 'string' && node.literal.value.trim() === '' ? quiet : loud;
    case 'Conditional':
      return either(node.span, [ofExpression(node.then), node.otherwise ? ofExpression(node.otherwise) : quiet]);
    case 'Logic':
      return node.operator === 'or' ? ofExpression(node.right) : loud;
    case 'Concat':
      return together(node.parts.map(ofExpression));
    case 'Binary':
      return node.operator === '+' ? together([ofExpression(node.left), ofExpression(node.right)]) : loud;
    case 'Filter':
      return ofFilter(node);
    default:
      return loud;
  }
}

/** Filters that keep a text's emptiness; `default` stands for what is missing, which may be its argument. */
function ofFilter(node: Extract<Expression, { type: 'Filter' }>): Silence {
  if (!node.target) return loud;
  const [argument] = node.args.positional;
  if (node.name === 'default' || node.name === 'd') {
    return argument
      ? either(node.span, [ofExpression(node.target), ofExpression(argument)])
      : either(node.span, [loud, quiet]);
  }
  const keeps = ['capitalize', 'e', 'escape', 'lower', 'safe', 'string', 'title', 'trim', 'upper'].includes(node.name);
  return keeps ? ofExpression(node.target) : loud;
}
