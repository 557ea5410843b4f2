import type { Span } from '../text';

/** A literal: its Python value, `float` marked so that `1.0` is not `1`. */
export type Literal =
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string };

/** Arithmetic, from `parse_math1` to `parse_pow` of Jinja's own grammar. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';
/** Comparisons chain as in Python: `a < b < c`. */
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';

/** `name=value` in a call. */
export interface Keyword {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

/** What stands between the parentheses of a call, filter or test. */
export interface Arguments {
  readonly positional: readonly Expression[];
  readonly keywords: readonly Keyword[];
  /** `*rest` */
  readonly rest?: Expression;
  /** `**keywordRest` */
  readonly keywordRest?: Expression;
}

/** A variable, read. */
export interface Name {
  readonly type: 'Name';
  readonly name: string;
  readonly span: Span;
}

/** A number, a string, `true`, `false` or `none` in either spelling; strings side by side are one. */
export interface Constant {
  readonly type: 'Constant';
  readonly literal: Literal;
  readonly span: Span;
}

/** `target.name`; Jinja looks for an item of that name where there is no attribute. */
export interface Attribute {
  readonly type: 'Attribute';
  readonly target: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
}

/** `target[key]`, and `target.0` as Jinja has it. */
export interface Item {
  readonly type: 'Item';
  readonly target: Expression;
  readonly key: Expression;
  readonly span: Span;
}

/** `start:stop:step`, only as the key of an item. */
export interface Slice {
  readonly type: 'Slice';
  readonly start?: Expression;
  readonly stop?: Expression;
  readonly step?: Expression;
  readonly span: Span;
}

/** `callee(args)`; the callee of a method call is an attribute. */
export interface Call {
  readonly type: 'Call';
  readonly callee: Expression;
  readonly args: Arguments;
  readonly span: Span;
}

/** `target | name(args)`; the target of the first filter of a block is the block's text. */
export interface Filter {
  readonly type: 'Filter';
  readonly target?: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: Arguments;
  readonly span: Span;
}

/** `target is name(args)`; `is not` is a `not` around it. */
export interface Test {
  readonly type: 'Test';
  readonly target: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: Arguments;
  readonly span: Span;
}

/** `namespace.attribute` on the left of a `set`. */
export interface NamespaceTarget {
  readonly type: 'NamespaceTarget';
  readonly name: string;
  readonly nameSpan: Span;
  readonly attribute: string;
  readonly span: Span;
}

/** Everything that has a value. The names are Jinja's own where it has short ones. */
export type Expression =
  | Name
  | Constant
  | Attribute
  | Item
  | Slice
  | Call
  | Filter
  | Test
  | { readonly type: 'List' | 'Tuple'; readonly items: readonly Expression[]; readonly span: Span }
  | { readonly type: 'Dict'; readonly pairs: readonly (readonly [Expression, Expression])[]; readonly span: Span }
  | { readonly type: 'Unary'; readonly operator: 'not' | '-' | '+'; readonly operand: Expression; readonly span: Span }
  | {
      readonly type: 'Binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly type: 'Logic';
      readonly operator: 'and' | 'or';
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly type: 'Compare';
      readonly left: Expression;
      readonly rest: readonly { readonly operator: CompareOperator; readonly right: Expression }[];
      readonly span: Span;
    }
  | { readonly type: 'Concat'; readonly parts: readonly Expression[]; readonly span: Span }
  | {
      readonly type: 'Conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise?: Expression;
      readonly span: Span;
    }
  /** Stands where an expression is missing or broken; a problem at the same place says why. */
  | { readonly type: 'Missing'; readonly span: Span };

/** What can stand on the left of an assignment or between `for` and `in`. */
export type Target =
  Name | NamespaceTarget | { readonly type: 'TupleTarget'; readonly items: readonly Target[]; readonly span: Span };

/** A parameter of a macro or call block, `value` its default. */
export interface Parameter {
  readonly name: string;
  readonly nameSpan: Span;
  /** The name with its default. */
  readonly span: Span;
  readonly value?: Expression;
}

/** `if` with its `elif` branches side by side. */
export interface If {
  readonly type: 'If';
  readonly branches: readonly { readonly test: Expression; readonly body: readonly Statement[] }[];
  readonly otherwise: readonly Statement[];
  readonly span: Span;
}

/** `for target in iterable if test recursive`; `otherwise` is printed where there was no round. */
export interface For {
  readonly type: 'For';
  readonly target: Target;
  readonly iterable: Expression;
  readonly test?: Expression;
  readonly recursive: boolean;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
  readonly span: Span;
}

/** `macro name(parameters)`; a name like any other once it is reached. */
export interface Macro {
  readonly type: 'Macro';
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly span: Span;
}

/** `call(parameters) name(args)`: the body is handed to the macro as `caller`. */
export interface CallBlock {
  readonly type: 'CallBlock';
  readonly parameters: readonly Parameter[];
  readonly call: Expression;
  readonly body: readonly Statement[];
  readonly span: Span;
}

/** `with target = value`: names for the body alone; values are those of the scope outside. */
export interface With {
  readonly type: 'With';
  readonly bindings: readonly { readonly target: Target; readonly value: Expression }[];
  readonly body: readonly Statement[];
  readonly span: Span;
}

/** `block name`, which without inheritance prints in place and sees only the top level's names. */
export interface Block {
  readonly type: 'Block';
  readonly name: string;
  readonly scoped: boolean;
  /** Stands for what another template should fill in; none can here, so rendering it fails. */
  readonly required: boolean;
  readonly body: readonly Statement[];
  readonly span: Span;
}

/** `extends`, `include`, `import` and `from`: parsed in full, refused when rendered, since templates load no files. */
export interface Load {
  readonly type: 'Load';
  readonly tag: 'extends' | 'include' | 'import' | 'from';
  readonly template: Expression;
  readonly names: readonly Name[];
  readonly span: Span;
}

/** A statement's span covers all its tags; that of `Text` the stretch of source it was made from. */
export type Statement =
  | { readonly type: 'Text'; readonly text: string; readonly span: Span }
  | { readonly type: 'Output'; readonly expression: Expression; readonly span: Span }
  | If
  | For
  | Macro
  | CallBlock
  | With
  | Block
  | Load
  | { readonly type: 'Set'; readonly target: Target; readonly value: Expression; readonly span: Span }
  | {
      readonly type: 'SetBlock';
      readonly target: Target;
      readonly filter?: Filter;
      readonly body: readonly Statement[];
      readonly span: Span;
    }
  | {
      readonly type: 'FilterBlock';
      readonly filter: Filter;
      readonly body: readonly Statement[];
      readonly span: Span;
    }
  | {
      readonly type: 'Autoescape';
      readonly value: Expression;
      readonly body: readonly Statement[];
      readonly span: Span;
    };
