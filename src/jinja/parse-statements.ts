import * as l10n from '@vscode/l10n';
import { spanOf, type Span } from '../text';
import type { Expression, Name, Parameter, Statement, Target } from './ast';
import type { Body, BodyParser, TagParser } from './parse-body';
import { parseExpression, parseTuple } from './parse-expression';
import { parseBlockFilters } from './parse-postfix';
import { parseName, parseParameters, parseTargets } from './parse-target';
import { SyntaxFailure } from './syntax-failure';

/** The statement tags of Jinja without extensions, each by its own small parser. */
export const tagParsers: ReadonlyMap<string, TagParser> = new Map<string, TagParser>([
  ['if', parseIf],
  ['for', parseFor],
  ['set', parseSet],
  ['with', parseWith],
  ['macro', parseMacro],
  ['call', parseCall],
  ['filter', parseFilterBlock],
  ['block', parseBlock],
  ['autoescape', parseAutoescape],
  ['print', parsePrint],
  ['extends', parseLoad],
  ['include', parseLoad],
  ['import', parseLoad],
  ['from', parseLoad],
]);

function missing(p: BodyParser, start: number): Expression {
  return { type: 'Missing', span: spanOf(start, Math.max(start, p.s.lastEnd)) };
}

/** The opening tag up to `%}`: what `parse` gives, or `fallback` where it is broken. The tag's name is taken first. */
function head<T>(p: BodyParser, start: number, parse: () => T, fallback: () => T): { value: T; opener: Span } {
  const value = p.guard(
    start,
    () => {
      p.s.advance();
      const parsed = parse();
      p.endTag();
      return parsed;
    },
    fallback,
  );
  return { value, opener: p.s.spanFrom(start) };
}

/** The rest of an ending tag. */
function close(p: BodyParser, body: Body): void {
  if (body.end !== undefined)
    p.guard(
      p.s.lastEnd,
      () => void p.s.expect('block_end', "'%}'"),
      () => undefined,
    );
}

/** The end of a middle tag such as `else`, where a colon is fine. */
function closeMiddle(p: BodyParser): void {
  p.guard(
    p.s.lastEnd,
    () => void p.endTag(),
    () => undefined,
  );
}

function simpleBody(p: BodyParser, opener: Span, tag: string): readonly Statement[] {
  const body = p.body([`end${tag}`], opener, tag);
  close(p, body);
  return body.statements;
}

function parseIf(p: BodyParser, start: number): Statement {
  const parseTest = (): Expression => parseTuple(p.s, { conditional: false });
  const branches: { test: Expression; body: readonly Statement[] }[] = [];
  let { value: test, opener } = head(p, start, parseTest, () => missing(p, start));
  for (;;) {
    const body = p.body(['elif', 'else', 'endif'], opener, 'if');
    branches.push({ test, body: body.statements });
    if (body.end === 'elif') {
      const from = p.s.lastEnd;
      test = p.guard(
        from,
        () => {
          const parsed = parseTest();
          p.endTag();
          return parsed;
        },
        () => missing(p, from),
      );
      opener = p.s.spanFrom(start);
      continue;
    }
    let otherwise: readonly Statement[] = [];
    if (body.end === 'else') {
      closeMiddle(p);
      otherwise = simpleBody(p, opener, 'if');
    } else close(p, body);
    return { type: 'If', branches, otherwise, span: p.s.spanFrom(start) };
  }
}

interface ForHead {
  readonly target: Target;
  readonly iterable: Expression;
  readonly test?: Expression;
  readonly recursive: boolean;
}

function parseFor(p: BodyParser, start: number): Statement {
  const { value, opener } = head<ForHead>(
    p,
    start,
    () => parseForHead(p),
    () => ({ target: emptyTarget(p, start), iterable: missing(p, start), recursive: false }),
  );
  const body = p.body(['endfor', 'else'], opener, 'for');
  let otherwise: readonly Statement[] = [];
  if (body.end === 'else') {
    closeMiddle(p);
    otherwise = simpleBody(p, opener, 'for');
  } else close(p, body);
  return { type: 'For', ...value, body: body.statements, otherwise, span: p.s.spanFrom(start) };
}

function parseForHead(p: BodyParser): ForHead {
  const s = p.s;
  const target = parseTargets(s);
  s.expectName('in');
  const iterable = parseTuple(s, { conditional: false });
  const test = s.takeName('if') ? parseExpression(s) : undefined;
  const recursive = s.takeName('recursive');
  refuseLoopTarget(target);
  return { target, iterable, ...(test && { test }), recursive };
}

function refuseLoopTarget(target: Target): void {
  if (target.type === 'TupleTarget') target.items.forEach(refuseLoopTarget);
  else if (target.name === 'loop') {
    throw new SyntaxFailure(l10n.t("'loop' is set by the for loop itself; choose another name."), target.span);
  }
}

function emptyTarget(p: BodyParser, start: number): Target {
  return { type: 'TupleTarget', items: [], span: p.s.spanFrom(start) };
}

function parseSet(p: BodyParser, start: number): Statement {
  const s = p.s;
  const { value, opener } = head(
    p,
    start,
    () => {
      const target = parseTargets(s, { namespaces: true });
      if (s.takeIf('=')) return { target, value: parseTuple(s) };
      return { target, filter: parseBlockFilters(s, false) };
    },
    // Whether a broken `set` opens a block cannot be known; most do not.
    () => ({ target: emptyTarget(p, start), value: missing(p, start) }),
  );
  if ('value' in value) {
    return { type: 'Set', target: value.target, value: value.value, span: p.s.spanFrom(start) };
  }
  const body = simpleBody(p, opener, 'set');
  const { target, filter } = value;
  return { type: 'SetBlock', target, ...(filter && { filter }), body, span: p.s.spanFrom(start) };
}

function parseWith(p: BodyParser, start: number): Statement {
  const s = p.s;
  const bindings: { target: Target; value: Expression }[] = [];
  const { opener } = head(
    p,
    start,
    () => {
      while (!s.is('block_end')) {
        if (bindings.length > 0) s.expect(',', "',' or '%}'");
        const target = parseTargets(s);
        s.expect('=', "'='");
        bindings.push({ target, value: parseExpression(s) });
      }
    },
    () => undefined,
  );
  const body = simpleBody(p, opener, 'with');
  return { type: 'With', bindings, body, span: p.s.spanFrom(start) };
}

function parseMacro(p: BodyParser, start: number): Statement {
  const { value, opener } = head<{ name: string; nameSpan: Span; parameters: readonly Parameter[] }>(
    p,
    start,
    () => {
      const name = parseName(p.s);
      return { name: name.name, nameSpan: name.span, parameters: parseParameters(p.s) };
    },
    () => ({ name: '', nameSpan: spanOf(start, start), parameters: [] }),
  );
  const body = simpleBody(p, opener, 'macro');
  return { type: 'Macro', ...value, body, span: p.s.spanFrom(start) };
}

function parseCall(p: BodyParser, start: number): Statement {
  const s = p.s;
  const { value, opener } = head<{ parameters: readonly Parameter[]; call: Expression }>(
    p,
    start,
    () => {
      const parameters = s.is('(') ? parseParameters(s) : [];
      const call = parseExpression(s);
      if (call.type !== 'Call') {
        throw new SyntaxFailure(l10n.t("Expected a call such as '{0}'.", 'name(…)'), call.span);
      }
      return { parameters, call };
    },
    () => ({ parameters: [], call: missing(p, start) }),
  );
  const body = simpleBody(p, opener, 'call');
  return { type: 'CallBlock', ...value, body, span: p.s.spanFrom(start) };
}

function parseFilterBlock(p: BodyParser, start: number): Statement {
  const { value: filter, opener } = head(
    p,
    start,
    () => parseBlockFilters(p.s, true),
    () => undefined,
  );
  const body = simpleBody(p, opener, 'filter');
  const span = p.s.spanFrom(start);
  if (filter) return { type: 'FilterBlock', filter, body, span };
  return { type: 'With', bindings: [], body, span };
}

function parseBlock(p: BodyParser, start: number): Statement {
  const s = p.s;
  const { value, opener } = head<{ name: string; scoped: boolean; required: boolean }>(
    p,
    start,
    () => {
      const { value: name, start: at, end } = s.expect('name', l10n.t("the block's name"));
      const scoped = s.takeName('scoped');
      const required = s.takeName('required');
      if (p.blockNames.has(name)) {
        throw new SyntaxFailure(l10n.t("The block '{0}' is defined twice.", name), spanOf(at, end));
      }
      p.blockNames.add(name);
      return { name, scoped, required };
    },
    () => ({ name: '', scoped: false, required: false }),
  );
  const body = p.body(['endblock'], opener, 'block');
  if (body.end !== undefined) {
    p.guard(
      s.lastEnd,
      () => {
        s.takeName(value.name);
        s.expect('block_end', "'%}'");
      },
      () => undefined,
    );
  }
  if (value.required && body.statements.some((item) => item.type !== 'Text' || item.text.trim() !== '')) {
    p.report(new SyntaxFailure(l10n.t('A required block can hold only comments and blanks.'), opener));
  }
  const { name, scoped, required } = value;
  return { type: 'Block', name, scoped, required, body: body.statements, span: s.spanFrom(start) };
}

function parseAutoescape(p: BodyParser, start: number): Statement {
  const { value, opener } = head(
    p,
    start,
    () => parseExpression(p.s),
    () => missing(p, start),
  );
  const body = simpleBody(p, opener, 'autoescape');
  return { type: 'Autoescape', value, body, span: p.s.spanFrom(start) };
}

/** `{% print a, b %}` prints one value behind the other, as outputs in a scope of no consequence. */
function parsePrint(p: BodyParser, start: number): Statement {
  const s = p.s;
  const { value: parts } = head<readonly Expression[]>(
    p,
    start,
    () => {
      const expressions: Expression[] = [];
      while (!s.is('block_end')) {
        if (expressions.length > 0) s.expect(',', "',' or '%}'");
        expressions.push(parseExpression(s));
      }
      return expressions;
    },
    () => [],
  );
  const span = s.spanFrom(start);
  if (parts.length === 1) return { type: 'Output', expression: parts[0]!, span };
  return { type: 'Output', expression: { type: 'Concat', parts, span }, span };
}

/** The tags that load other templates, read in full so that what follows them is not lost. */
function parseLoad(p: BodyParser, start: number): Statement {
  const s = p.s;
  const word = s.current.value;
  const tag = word === 'extends' || word === 'include' || word === 'import' ? word : 'from';
  const names: Name[] = [];
  const { value: template } = head(
    p,
    start,
    () => {
      const expression = parseExpression(s);
      if (tag === 'import') {
        s.expectName('as');
        names.push(parseName(s));
      } else if (tag === 'from') {
        s.expectName('import');
        parseImports(p, names);
      } else if (tag === 'include' && s.isName('ignore') && s.look().value === 'missing') {
        s.advance();
        s.advance();
      }
      if (tag !== 'extends') takeContext(p);
      return expression;
    },
    () => missing(p, start),
  );
  return { type: 'Load', tag, template, names, span: s.spanFrom(start) };
}

/** `with context` or `without context`. */
function takeContext(p: BodyParser): boolean {
  const s = p.s;
  if (!(s.isName('with') || s.isName('without')) || s.look().value !== 'context') return false;
  s.advance();
  s.advance();
  return true;
}

function parseImports(p: BodyParser, names: Name[]): void {
  const s = p.s;
  for (;;) {
    if (names.length > 0) s.expect(',', "',' or '%}'");
    if (takeContext(p)) return;
    const name = parseName(s);
    if (name.name.startsWith('_')) {
      throw new SyntaxFailure(l10n.t('Names that begin with an underscore cannot be imported.'), name.span);
    }
    names.push(s.takeName('as') ? parseName(s) : name);
    if (!s.is(',')) return;
  }
}
