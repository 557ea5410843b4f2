import * as l10n from '@vscode/l10n';
import { spanOf } from '../text';
import type { Name, Parameter, Target } from './ast';
import { atTupleEnd, parseExpression } from './parse-expression';
import { SyntaxFailure } from './syntax-failure';
import type { TokenStream } from './token-stream';

const reserved: ReadonlySet<string> = new Set(['true', 'false', 'none', 'True', 'False', 'None']);

/** Where a target stands. */
export interface TargetOptions {
  /** Whether `namespace.attribute` may be assigned to. */
  readonly namespaces?: boolean;
}

/** What stands on the left of an assignment: a name, or several with commas between. */
export function parseTargets(s: TokenStream, options: TargetOptions = {}): Target {
  const start = s.current.start;
  const items: Target[] = [];
  let commas = false;
  for (;;) {
    if (atTupleEnd(s)) break;
    items.push(parseTarget(s, options));
    if (!s.is(',')) break;
    commas = true;
    s.advance();
  }
  if (!commas && items[0]) return items[0];
  if (!commas && !(s.is(')') && start > 0 && s.lexer.source[start - 1] === '(')) {
    throw s.expected(l10n.t('a name to assign to'));
  }
  return { type: 'TupleTarget', items, span: s.spanFrom(start) };
}

function parseTarget(s: TokenStream, options: TargetOptions): Target {
  if (s.is('(')) {
    const start = s.advance().start;
    const inside = s.nested(() => parseTargets(s, { namespaces: false }));
    s.expect(')', "')'");
    return inside.type === 'TupleTarget' ? { ...inside, span: s.spanFrom(start) } : inside;
  }
  const name = parseName(s);
  if (!options.namespaces || !s.takeIf('.')) return name;
  const attribute = s.expect('name', l10n.t("a name behind '.'")).value;
  const span = s.spanFrom(name.span.start);
  return { type: 'NamespaceTarget', name: name.name, nameSpan: name.span, attribute, span };
}

/** A single name that may be assigned to. */
export function parseName(s: TokenStream): Name {
  const token = s.expect('name', l10n.t('a name'));
  const span = spanOf(token.start, token.end);
  if (reserved.has(token.value)) {
    throw new SyntaxFailure(l10n.t("'{0}' is a constant and cannot be assigned to.", token.value), span);
  }
  return { type: 'Name', name: token.value, span };
}

/** The parameters of a macro or call block, in parentheses. */
export function parseParameters(s: TokenStream): readonly Parameter[] {
  s.expect('(', "'('");
  const parameters: Parameter[] = [];
  while (!s.is(')')) {
    if (parameters.length > 0) s.expect(',', "',' or ')'");
    const { name, span: nameSpan } = parseName(s);
    if (parameters.some((other) => other.name === name)) {
      throw new SyntaxFailure(l10n.t("The parameter '{0}' is named twice.", name), nameSpan);
    }
    if (s.takeIf('=')) {
      const value = parseExpression(s);
      parameters.push({ name, nameSpan, span: s.spanFrom(nameSpan.start), value });
    } else if (parameters.at(-1)?.value) {
      throw new SyntaxFailure(l10n.t('A parameter without a default cannot follow one with a default.'), nameSpan);
    } else {
      parameters.push({ name, nameSpan, span: nameSpan });
    }
  }
  s.advance();
  return parameters;
}
