/** Operators and punctuation, longest first so that the lexer takes the longest. */
export const operators = [
  '**',
  '//',
  '==',
  '!=',
  '>=',
  '<=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '~',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '>',
  '<',
  '=',
  '.',
  ':',
  '|',
  ',',
  ';',
] as const;

/** An operator or a piece of punctuation. */
export type OperatorToken = (typeof operators)[number];

/** Operators are their own type, so that the parser can ask for them as they are written. */
export type TokenType =
  | OperatorToken
  | 'data'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'variable_begin'
  | 'variable_end'
  | 'block_begin'
  | 'block_end'
  | 'end';

/** A token with its place in the source, in UTF-16 units. */
export interface Token {
  readonly type: TokenType;
  /** Names and operators as written; strings decoded; numbers without underscores; data ready to print. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** How a message calls a token. */
export function describeToken(token: Token): string {
  switch (token.type) {
    case 'variable_begin':
      return '{{';
    case 'variable_end':
      return '}}';
    case 'block_begin':
      return '{%';
    case 'block_end':
      return '%}';
    case 'end':
      return 'the end of the template';
    case 'name':
    case 'integer':
    case 'float':
      return token.value;
    default:
      return token.type;
  }
}
