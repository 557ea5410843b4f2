import {
  lengthOf,
  PyDict,
  isOrdering,
  pyCompare,
  pyContains,
  PyError,
  pyItem,
  PyObject,
  pyOperate,
  pyRepr,
  pyStr,
  PyTuple,
  typeName,
  isInt,
  type Operator,
  type Value,
} from '../value';

/**
 * Text that is HTML already: what joins it is escaped first (Python's `markupsafe.Markup`). It equals the string of
 * the same text, is the same key of a dict, and shows as `Markup('…')` inside a list. Filters and blocks give it where
 * `autoescape` is on, and `escape`, `safe` and `tojson` always.
 */
export class Markup extends PyObject {
  readonly typeName = 'Markup';

  constructor(readonly text: string) {
    super();
  }

  override repr(): string {
    return `Markup(${pyRepr(this.text)})`;
  }

  override str(): string {
    return this.text;
  }

  override equals(other: Value): boolean {
    return textOf(other) === this.text;
  }

  override size(): number {
    return lengthOf(this.text)!;
  }

  override iterate(): Iterator<Value> {
    return this.text[Symbol.iterator]();
  }

  override contains(item: Value): boolean {
    return pyContains(this.text, textOf(item) ?? item);
  }

  override item(key: Value): Value {
    return new Markup(pyStr(pyItem(this.text, key)));
  }

  override keyToken(): unknown {
    return this.text;
  }

  override operate(operator: string, other: Value, reflected: boolean): Value | undefined {
    if (operator === '+') {
      if (textOf(other) === undefined) return undefined;
      const escaped = escapeMarkup(other).text;
      return new Markup(reflected ? escaped + this.text : this.text + escaped);
    }
    if (operator === '*' && isInt(other)) {
      return new Markup(pyStr(pyOperate('*' satisfies Operator, this.text, other, refuseFormat)));
    }
    const text = textOf(other);
    if (text === undefined) return undefined;
    const [a, b] = reflected ? [text, this.text] : [this.text, text];
    return isOrdering(operator) ? pyCompare(a, b, operator) : undefined;
  }
}

function refuseFormat(): never {
  throw new PyError('TypeError', 'not a format');
}

/** The text of a string or Markup; `undefined` for anything else. */
export function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof Markup ? value.text : undefined;
}

/** @throws PyError (TypeError) for what is no text */
export function needText(value: Value, what = 'argument'): string {
  const text = textOf(value);
  if (text === undefined) throw new PyError('TypeError', `${what} must be str, not ${typeName(value)}`);
  return text;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** Replaces `&`, `<`, `>` and both quotes, with the entities that markupsafe uses. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char]!);
}

/** Escapes a value for HTML; Markup stays as it is. */
export function escapeMarkup(value: Value): Markup {
  return value instanceof Markup ? value : new Markup(escapeText(pyStr(value)));
}

/** Items of a `%` argument, each escaped when it is printed. */
export function markupArguments(value: Value): Value {
  if (value instanceof PyTuple) return new PyTuple(value.items.map(markupArguments));
  if (value instanceof PyDict)
    return PyDict.of([...value.entries()].map(([key, item]) => [key, markupArguments(item)] as const));
  return typeof value === 'string' ? escapeText(value) : value;
}
