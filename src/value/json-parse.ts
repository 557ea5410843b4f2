import { err, ok, type Result } from '../text';
import { PyDict, PyFloat, type Value } from './value';
import { toInt } from './integer';
import { internKey } from './intern';

/** What is wrong with a JSON text, at a UTF-16 offset. */
export interface JsonError {
  readonly message: string;
  readonly offset: number;
}

const MAX_DEPTH = 500;

/**
 * Reads JSON as Python's `json.loads` does: `1.0` stays a float, integers keep every digit, objects keep their order,
 * `NaN` and `Infinity` are numbers, the last of two equal keys wins. (JavaScript's own parser loses the first two.)
 */
export function parseJson(text: string): Result<Value, JsonError> {
  const reader = new Reader(text);
  try {
    const value = reader.value(0);
    reader.blanks();
    if (reader.at < text.length) throw new JsonFailure('expected the end of the JSON value', reader.at);
    return ok(value);
  } catch (failure) {
    if (failure instanceof JsonFailure) return err({ message: failure.message, offset: failure.offset });
    throw failure;
  }
}

/** Never leaves this file. */
class JsonFailure extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const plainText = /[^"\\\u0000-\u001f]*/y;
const words: readonly (readonly [string, Value])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', new PyFloat(NaN)],
  ['Infinity', new PyFloat(Infinity)],
  ['-Infinity', new PyFloat(-Infinity)],
];
class Reader {
  at = 0;

  constructor(private readonly text: string) {}

  blanks(): void {
    const unit = this.text.charCodeAt(this.at);
    if (unit > 32) return;
    blank.lastIndex = this.at;
    blank.test(this.text);
    this.at = blank.lastIndex;
  }

  value(depth: number): Value {
    if (depth > MAX_DEPTH) throw new JsonFailure('too deeply nested', this.at);
    this.blanks();
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      default:
        return this.scalar();
    }
  }

  private scalar(): Value {
    number.lastIndex = this.at;
    const match = number.exec(this.text);
    if (match) {
      const [digits, fraction, exponent] = match;
      this.at += digits.length;
      if (fraction !== undefined || exponent !== undefined) return new PyFloat(Number(digits));
      return digits.length < 16 ? Number(digits) + 0 : toInt(BigInt(digits));
    }
    for (const [word, value] of words) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    throw new JsonFailure('expected a JSON value', this.at);
  }

  private object(depth: number): PyDict {
    const dict = new PyDict();
    this.at++;
    this.blanks();
    if (this.take('}')) return dict;
    do {
      this.blanks();
      if (this.text[this.at] !== '"') throw new JsonFailure('expected a key in double quotes', this.at);
      const key = internKey(this.string());
      this.blanks();
      if (!this.take(':')) throw new JsonFailure("expected ':' behind the key", this.at);
      dict.set(key, this.value(depth + 1));
      this.blanks();
    } while (this.take(','));
    if (!this.take('}')) throw new JsonFailure("expected ',' or '}'", this.at);
    return dict;
  }

  private array(depth: number): Value[] {
    const items: Value[] = [];
    this.at++;
    this.blanks();
    if (this.take(']')) return items;
    do {
      items.push(this.value(depth + 1));
      this.blanks();
    } while (this.take(','));
    if (!this.take(']')) throw new JsonFailure("expected ',' or ']'", this.at);
    return items;
  }

  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private string(): string {
    const open = this.at++;
    let escaped = false;
    for (;;) {
      plainText.lastIndex = this.at;
      plainText.test(this.text);
      this.at = plainText.lastIndex;
      const char = this.text[this.at];
      if (char === undefined) throw new JsonFailure('this string is not closed', open);
      if (char === '"') return ownText(this.text.slice(open, ++this.at), escaped);
      if (char !== '\\') throw new JsonFailure('a control character must be escaped in a string', this.at);
      this.escape();
      escaped = true;
    }
  }

  /** Steps over an escape. */
  private escape(): void {
    const char = this.text[this.at + 1] ?? '';
    if (char !== '' && '"\\/bfnrt'.includes(char)) {
      this.at += 2;
      return;
    }
    const hex = this.text.slice(this.at + 2, this.at + 6);
    if (char !== 'u' || !/^[\da-fA-F]{4}$/.test(hex)) throw new JsonFailure('unknown escape in a string', this.at);
    this.at += 6;
  }
}

/** V8 cuts text of at least this many units as a view, which keeps the whole file it was cut from in memory. */
const VIEW_LENGTH = 13;

/** The text of a literal that was found to be right; JavaScript's parser makes it as a text of its own. */
function ownText(literal: string, escaped: boolean): string {
  return escaped || literal.length >= VIEW_LENGTH + 2 ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}
