import { PyError } from '../../value';
import type { ParsedRegex, RegexNode } from './ast';
import { classEscape, literalChar, rangeOf } from './classes';

const MAX_DEPTH = 100;
/** Python's own bound on counts is far higher; no template needs more. */
const MAX_COUNT = 1000;

interface Flags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
  verbose: boolean;
}

/**
 * Parses a regular expression of Python 3.11's `re` ("Regular Expression Syntax" in its docs): classes, groups with and
 * without names, lazy, greedy and possessive repeats, atomic groups, look-around, back references and the flags
 * `imsxu`. Conditional groups `(?(1)…)` and repeats beyond 1,000 are refused.
 * @throws PyError (ValueError) for what is wrong or not supported
 */
export function parseRegex(pattern: string): ParsedRegex {
  const parser = new Parser([...pattern]);
  const root = parser.either();
  if (parser.more()) throw parser.fail('unbalanced parenthesis');
  return { root, groups: parser.groups, names: parser.names };
}

const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' };
const places = { A: 'start', Z: 'end', b: 'edge', B: 'noEdge' } as const;

class Parser {
  groups = 0;
  readonly names = new Map<string, number>();
  readonly #flags: Flags = { ignoreCase: false, multiline: false, dotAll: false, verbose: false };
  readonly #open = new Set<number>();
  #at = 0;
  #depth = 0;

  constructor(private readonly chars: readonly string[]) {}

  more(): boolean {
    return this.#at < this.chars.length;
  }

  fail(message: string): PyError {
    return new PyError('ValueError', `${message} at position ${this.#at} of the regular expression`);
  }

  #take(text: string): boolean {
    if (![...text].every((char, i) => this.chars[this.#at + i] === char)) return false;
    this.#at += text.length;
    return true;
  }

  #next(): string {
    const char = this.chars[this.#at++];
    if (char === undefined) throw this.fail('unexpected end');
    return char;
  }

  either(): RegexNode {
    if (++this.#depth > MAX_DEPTH) throw this.fail('too deeply nested');
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    this.#depth--;
    return options.length === 1 ? options[0]! : { type: 'either', options };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    while (this.more() && this.chars[this.#at] !== '|' && this.chars[this.#at] !== ')') {
      if (this.#flags.verbose && this.#skipVerbose()) continue;
      const item = this.#atom();
      if (item) items.push(this.#repeated(item));
    }
    return { type: 'sequence', items };
  }

  #skipVerbose(): boolean {
    if (/\s/.test(this.chars[this.#at]!)) {
      this.#at++;
      return true;
    }
    if (this.chars[this.#at] !== '#') return false;
    while (this.more() && this.chars[this.#at] !== '\n') this.#at++;
    return true;
  }

  #repeated(item: RegexNode): RegexNode {
    const count = this.#count();
    if (!count) return item;
    if (item.type === 'at') throw this.fail('nothing to repeat');
    const lazy = this.#take('?');
    const possessive = !lazy && this.#take('+');
    const node: RegexNode = { type: 'repeat', item, ...count, lazy };
    if (this.#count()) throw this.fail('multiple repeat');
    return possessive ? { type: 'atomic', item: node } : node;
  }

  #count(): { readonly min: number; readonly max: number } | undefined {
    if (this.#take('*')) return { min: 0, max: Infinity };
    if (this.#take('+')) return { min: 1, max: Infinity };
    if (this.#take('?')) return { min: 0, max: 1 };
    const rest = this.chars.slice(this.#at, this.#at + 24).join('');
    const match = /^\{(\d*)(,?)(\d*)\}/.exec(rest);
    if (!match || (match[1] === '' && match[2] === '')) return undefined;
    this.#at += match[0].length;
    const min = Number(match[1]);
    const max = match[2] === '' ? min : match[3] === '' ? Infinity : Number(match[3]);
    if (min > max) throw this.fail('min repeat greater than max repeat');
    if (min > MAX_COUNT || (max !== Infinity && max > MAX_COUNT)) throw this.fail('the repeat is too large');
    return { min, max };
  }

  #char(accepts: (char: string) => boolean): RegexNode {
    return { type: 'char', accepts };
  }

  /** One item; nothing for a comment or flags. */
  #atom(): RegexNode | undefined {
    const char = this.#next();
    switch (char) {
      case '.':
        return this.#char(this.#flags.dotAll ? () => true : (one) => one !== '\n');
      case '^':
        return { type: 'at', place: this.#flags.multiline ? 'lineStart' : 'start' };
      case '$':
        return { type: 'at', place: this.#flags.multiline ? 'lineEnd' : 'beforeEnd' };
      case '(':
        return this.#group();
      case '[':
        return this.#char(this.#class());
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        this.#at--;
        throw this.fail('nothing to repeat');
      default:
        return this.#char(literalChar(char, this.#flags.ignoreCase));
    }
  }

  #group(): RegexNode | undefined {
    if (!this.#take('?')) return this.#capture();
    if (this.#take(':')) return this.#close(this.either());
    if (this.#take('>')) return { type: 'atomic', item: this.#close(this.either()) };
    if (this.#take('#')) {
      while (this.#next() !== ')');
      return undefined;
    }
    for (const [mark, behind, negative] of [
      ['<=', true, false],
      ['<!', true, true],
      ['=', false, false],
      ['!', false, true],
    ] as const) {
      if (this.#take(mark)) return { type: 'look', behind, negative, item: this.#close(this.either()) };
    }
    if (this.#take('P=')) return this.#backreference(this.#nameOf(this.#until(')')));
    if (this.#take('P<')) {
      const name = this.#until('>');
      if (this.names.has(name)) throw this.fail(`redefinition of group name '${name}'`);
      this.names.set(name, this.groups + 1);
      return this.#capture();
    }
    return this.#setFlags();
  }

  #capture(): RegexNode {
    const index = ++this.groups;
    this.#open.add(index);
    const item = this.#close(this.either());
    this.#open.delete(index);
    return { type: 'group', index, item };
  }

  #close(node: RegexNode): RegexNode {
    if (!this.#take(')')) throw this.fail('missing ), unterminated subpattern');
    return node;
  }

  #until(end: string): string {
    let text = '';
    for (let char = this.#next(); char !== end; char = this.#next()) text += char;
    return text;
  }

  #nameOf(name: string): number {
    const index = this.names.get(name);
    if (index === undefined) throw this.fail(`unknown group name '${name}'`);
    return index;
  }

  /** `(?i)` and the like for the whole expression, `(?i:...)` for a part of it. */
  #setFlags(): RegexNode | undefined {
    const before = { ...this.#flags };
    for (let char = this.#next(); ; char = this.#next()) {
      if (char === ')') return undefined;
      if (char === ':') {
        const item = this.#close(this.either());
        Object.assign(this.#flags, before);
        return item;
      }
      if (char === 'i') this.#flags.ignoreCase = true;
      else if (char === 'm') this.#flags.multiline = true;
      else if (char === 's') this.#flags.dotAll = true;
      else if (char === 'x') this.#flags.verbose = true;
      else if (char !== 'u') throw this.fail(`unknown extension ?${char}`);
    }
  }

  #escape(): RegexNode {
    const char = this.#next();
    if (Object.hasOwn(places, char)) return { type: 'at', place: places[char as keyof typeof places] };
    const accepts = classEscape(char);
    if (accepts) return this.#char(accepts);
    if (/[1-9]/.test(char)) {
      const second = /\d/.test(this.chars[this.#at] ?? '') ? this.#next() : '';
      return this.#backreference(Number(char + second));
    }
    return this.#char(literalChar(this.#literalEscape(char), this.#flags.ignoreCase));
  }

  #backreference(index: number): RegexNode {
    if (index > this.groups || this.#open.has(index)) throw this.fail(`invalid group reference ${index}`);
    return { type: 'backreference', index, ignoreCase: this.#flags.ignoreCase };
  }

  #literalEscape(char: string): string {
    if (Object.hasOwn(controls, char)) return controls[char]!;
    const width = char === 'x' ? 2 : char === 'u' ? 4 : char === 'U' ? 8 : 0;
    if (width > 0) {
      const hex = this.chars.slice(this.#at, this.#at + width).join('');
      if (!/^[\da-f]+$/i.test(hex) || hex.length !== width) throw this.fail(`incomplete escape \\${char}${hex}`);
      this.#at += width;
      const code = Number.parseInt(hex, 16);
      if (code > 0x10ffff) throw this.fail('bad escape');
      return String.fromCodePoint(code);
    }
    if (char === '0') return '\0';
    if (/[A-Za-z\d]/.test(char)) throw this.fail(`bad escape \\${char}`);
    return char;
  }

  #class(): (char: string) => boolean {
    const negated = this.#take('^');
    const parts: ((char: string) => boolean)[] = [];
    for (let first = true; ; first = false) {
      const char = this.#next();
      if (char === ']' && !first) break;
      const from = this.#classItem(char);
      if (typeof from !== 'string') {
        parts.push(from);
      } else if (this.chars[this.#at] === '-' && this.chars[this.#at + 1] !== ']') {
        this.#at++;
        const to = this.#classItem(this.#next());
        if (typeof to !== 'string' || to.codePointAt(0)! < from.codePointAt(0)!) throw this.fail('bad character range');
        parts.push(rangeOf(from, to, this.#flags.ignoreCase));
      } else parts.push(literalChar(from, this.#flags.ignoreCase));
    }
    return (char) => parts.some((part) => part(char)) !== negated;
  }

  #classItem(char: string): string | ((char: string) => boolean) {
    if (char !== '\\') return char;
    const letter = this.#next();
    if (letter === 'b') return '\b';
    return classEscape(letter) ?? this.#literalEscape(letter);
  }
}
