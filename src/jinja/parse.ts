import { checkNames, type KnownNames } from './check-names';
import { builtinFilters } from './filters';
import { Lexer } from './lex';
import { BodyParser } from './parse-body';
import { grammar } from './parse-expression';
import { tagParsers } from './parse-statements';
import type { SyntaxFailure } from './syntax-failure';
import type { ParseOptions, Template } from './template';
import { builtinTests } from './tests';
import { TokenStream } from './token-stream';

const builtinNames: KnownNames = { filters: new Set(builtinFilters.keys()), tests: new Set(builtinTests.keys()) };

/** Parses a Jinja template. Never throws: what cannot be read is a problem with a span, and parsing goes on behind it. */
export function parseTemplate(source: string, options: ParseOptions = {}): Template {
  const early: SyntaxFailure[] = [];
  let report = (failure: SyntaxFailure): void => void early.push(failure);
  const lexer = new Lexer(source, options, (failure) => report(failure));
  const parser = new BodyParser(new TokenStream(lexer, grammar), tagParsers);
  report = parser.report;
  early.forEach(report);
  const body = parser.template();
  const filters = options.filters ? new Set([...builtinNames.filters, ...options.filters]) : builtinNames.filters;
  const names = checkNames(body, { ...builtinNames, filters });
  const problems = [...parser.problems, ...names].sort((a, b) => a.span.start - b.span.start);
  return { source, body, problems };
}
