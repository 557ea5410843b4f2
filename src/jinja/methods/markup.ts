import { PyTuple, type Value } from '../../value';
import { escapeMarkup, Markup } from '../markup';
import type { Routine, Routines } from '../runtime';
import { textMethods } from './text';

/** Methods whose text arguments join the result, and so are escaped first. */
const escaping: ReadonlySet<string> = new Set(['format', 'join', 'replace', 'ljust', 'rjust', 'center']);

/** The methods of `str`, on the text of a Markup; what they give is Markup again. */
export const markupMethods: Routines = new Map(
  [...textMethods.values()].map((method): [string, Routine] => [
    method.name,
    {
      ...method,
      run: (args, rt, keywords) => {
        const rest = escaping.has(method.name) ? args.slice(1).map(escapeArgument) : args.slice(1);
        const named = new Map([...keywords].map(([name, value]) => [name, escapeArgument(value)] as const));
        return wrap(method.run([(args[0] as Markup).text, ...rest], rt, named));
      },
    },
  ]),
);

function escapeArgument(value: Value): Value {
  if (typeof value === 'string') return escapeMarkup(value).text;
  // What `join` joins is turned into text too.
  return Array.isArray(value) ? value.map((item) => escapeMarkup(item).text) : value;
}

function wrap(value: Value): Value {
  if (typeof value === 'string') return new Markup(value);
  if (Array.isArray(value)) return value.map(wrap);
  return value instanceof PyTuple ? new PyTuple(value.items.map(wrap)) : value;
}
