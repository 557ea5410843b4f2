import * as l10n from '@vscode/l10n';
import { spanOf, type Span } from '../text';
import type { Expression, Statement } from './ast';
import { parseTuple } from './parse-expression';
import { extensionRemedy } from './extension-tags';
import type { JinjaProblem } from './problem';
import { SyntaxFailure } from './syntax-failure';
import type { TokenStream } from './token-stream';
import type { Token } from './token';

/** Statements up to one of the tags that end them. */
export interface Body {
  readonly statements: readonly Statement[];
  /** The ending tag's name; absent where the template ended first or another tag's end came. */
  readonly end: string | undefined;
}

/** Parses the tag whose name is the current token, the tag's end included. */
export type TagParser = (parser: BodyParser, start: number) => Statement;

const MAX_PROBLEMS = 100;
/** Tags within tags. */
const MAX_DEPTH = 100;

/**
 * Parses text, outputs and tags one after the other. A tag that fails is reported, and parsing goes on behind it:
 * at its closing delimiter, or before the next opening one, whichever comes first. What such a tag stood for is a
 * `Missing` expression or an empty body, so that the tree holds everything around it and completion works there.
 *
 * At most 100 problems are kept, and tags may stand in each other 100 levels deep.
 */
export class BodyParser {
  readonly problems: JinjaProblem[] = [];
  readonly blockNames = new Set<string>();
  readonly #ends: (readonly string[])[] = [];

  constructor(
    readonly s: TokenStream,
    readonly tags: ReadonlyMap<string, TagParser>,
  ) {}

  readonly report = (failure: SyntaxFailure): void => {
    if (this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push({ code: failure.code, severity: 'error', message: failure.message, span: failure.span });
  };

  /** Statements up to an ending tag, whose name is taken; the rest of that tag is left to the caller. */
  body(ends: readonly string[], opener: Span, tag: string): Body {
    this.#ends.push(ends);
    const statements: Statement[] = [];
    let end: string | undefined;
    for (;;) {
      const step = this.#step(statements, ends);
      if (step === 'on') continue;
      if (step === 'left') {
        const expected = ends.map((name) => `{% ${name} %}`).join(' / ');
        this.report(new SyntaxFailure(l10n.t("'{0}' is not closed: expected {1}.", tag, expected), opener));
      } else end = step.end;
      break;
    }
    this.#ends.pop();
    return { statements, end };
  }

  template(): readonly Statement[] {
    const statements: Statement[] = [];
    while (!this.s.is('end')) this.#step(statements, []);
    return statements;
  }

  #step(statements: Statement[], ends: readonly string[]): 'on' | 'left' | { readonly end: string } {
    const s = this.s;
    const token = s.current;
    switch (token.type) {
      case 'end':
        return 'left';
      case 'data':
        s.advance();
        statements.push({ type: 'Text', text: token.value, span: spanOf(token.start, token.end) });
        return 'on';
      case 'variable_begin':
        statements.push(this.#output(token));
        return 'on';
      default:
        return this.#tag(statements, ends, token);
    }
  }

  #output(begin: Token): Statement {
    const s = this.s;
    s.beginTag();
    const expression = this.guard<Expression>(
      begin.start,
      () => {
        s.advance();
        const parsed = parseTuple(s);
        s.expect('variable_end', "'}}'");
        return parsed;
      },
      () => ({ type: 'Missing', span: spanOf(begin.end, Math.max(begin.end, s.lastEnd)) }),
    );
    return { type: 'Output', expression, span: s.spanFrom(begin.start) };
  }

  #tag(statements: Statement[], ends: readonly string[], begin: Token): 'on' | 'left' | { readonly end: string } {
    const s = this.s;
    s.beginTag();
    const name = this.guard(
      begin.start,
      () => {
        s.advance();
        if (!s.is('name')) throw s.expected(l10n.t("a tag's name"));
        return s.current;
      },
      () => undefined,
    );
    if (!name) return 'on';
    if (ends.includes(name.value)) {
      this.guard(
        begin.start,
        () => void s.advance(),
        () => undefined,
      );
      return { end: name.value };
    }
    const parse = this.tags.get(name.value);
    if (parse) {
      if (this.#ends.length < MAX_DEPTH) statements.push(parse(this, begin.start));
      else this.#refuseDepth(begin, name);
      return 'on';
    }
    return this.#unknownTag(begin, name);
  }

  /** Nothing behind this place can be read in a sensible way. */
  #refuseDepth(begin: Token, name: Token): void {
    const message = l10n.t('Too deeply nested: more than {0} levels.', MAX_DEPTH);
    this.report(new SyntaxFailure(message, spanOf(begin.start, name.end)));
    this.s.resume(this.s.lexer.source.length);
  }

  /** An ending tag that an outer statement waits for ends this body too, so that one missing tag gives one problem. */
  #unknownTag(begin: Token, name: Token): 'on' | 'left' {
    const outer = this.#ends.slice(0, -1).some((ends) => ends.includes(name.value));
    if (outer) {
      this.s.resume(begin.start);
      return 'left';
    }
    this.report(new SyntaxFailure(this.#unknownTagMessage(name.value), spanOf(name.start, name.end)));
    this.#skipTag(begin.start, name.end);
    return 'on';
  }

  #unknownTagMessage(name: string): string {
    const remedy = extensionRemedy(name);
    if (remedy !== undefined) return remedy;
    const expected = this.#ends.at(-1);
    if (expected) return l10n.t("Unexpected tag '{0}': expected {1} here.", name, expected.join(' / '));
    if (/^(?:end|else$|elif$)/.test(name)) return l10n.t("'{0}' ends nothing that was opened before.", name);
    return l10n.t("Jinja has no tag '{0}'.", name);
  }

  /** Runs `parse`; a failure is reported, the rest of the tag skipped, and `fallback` asked instead. */
  guard<T>(tagStart: number, parse: () => T, fallback: () => T): T {
    try {
      return parse();
    } catch (failure) {
      if (!(failure instanceof SyntaxFailure)) throw failure;
      this.report(failure);
      this.#skipTag(tagStart, failure.span.start);
      return fallback();
    }
  }

  /** Continues behind the tag: the first closing delimiter from the failure on, or before the next opening one. */
  #skipTag(tagStart: number, failedAt: number): void {
    const delimiter = /[%}]\}|\{[{%#]/g;
    delimiter.lastIndex = Math.max(tagStart + 2, failedAt);
    const match = delimiter.exec(this.s.lexer.source);
    if (!match) this.s.resume(this.s.lexer.source.length);
    else this.s.resume(match[0].endsWith('}') ? match.index + 2 : match.index);
  }

  /** The end of a tag: an optional colon as in Python, then `%}`. */
  endTag(): void {
    this.s.takeIf(':');
    this.s.expect('block_end', "'%}'");
  }
}
