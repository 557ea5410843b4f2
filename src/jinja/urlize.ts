import { charge, PyError, pyRepr, SPACE_CLASS, takePoints, textLength } from '../value';
import { escapeText } from './markup';

/** The `urlize` filter's arguments. */
export interface UrlizeOptions {
  /** Longest shown address, in code points. */
  readonly limit: number | undefined;
  readonly noFollow: boolean;
  readonly target: string | undefined;
  /** Words for the `rel` attribute, separated by blanks. */
  readonly rel: string;
  readonly schemes: readonly string[];
}

const spaces = new RegExp(`([${SPACE_CLASS}]+)`);
const web =
  /^(?:(?:https?:\/\/|www\.)(?:(?:[\p{L}\p{N}_%-]+\.)+)?(?:[a-z]{2,63}|xn--[\p{L}\p{N}_%]{2,59})|(?:[\p{L}\p{N}_%-]{2,63}\.)+(?:com|net|int|edu|gov|org|info|mil)|https?:\/\/(?:\d{1,3}(?:\.\d{1,3}){3}|\[(?:[\da-f]{0,4}:){2}(?:[\da-f]{0,4}:?){1,6}\]))(?::\d{1,5})?(?:[/?#]\S*)?$/iu;
const mail = /^\S+@[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.[\p{L}\p{N}_]+$/u;
const scheme = /^[\p{L}\p{N}_.+-]{2,}:\/{0,2}$/u;

/** Addresses longer than this stay plain text: no real one is, and matching them would cost quadratic time. */
const LONGEST = 2048;

/**
 * Jinja's `urlize` on text that is escaped already: addresses in it become links, with `https` where they have no
 * scheme; mail addresses get `mailto:`. Brackets around an address and points behind it stay outside (`jinja2.utils`).
 * @throws PyError for an extra scheme that cannot be one
 */
export function urlize(text: string, options: UrlizeOptions): string {
  for (const one of options.schemes) {
    if (!scheme.test(one)) throw new PyError('TypeError', `${pyRepr(one)} is not a valid URI scheme prefix.`);
  }
  const rel = new Set(options.rel.split(/\s+/).filter((word) => word !== ''));
  if (options.noFollow) rel.add('nofollow');
  rel.add('noopener');
  const attributes =
    ` rel="${escapeText([...rel].sort().join(' '))}"` +
    (options.target ? ` target="${escapeText(options.target)}"` : '');
  return text
    .split(spaces)
    .map((word) => linkWord(word, attributes, options))
    .join('');
}

function linkWord(word: string, attributes: string, options: UrlizeOptions): string {
  charge(1 + (word.length >>> 2));
  const { head, middle, tail } = balance(splitMarks(word));
  return head + (middle.length > LONGEST ? middle : link(middle, attributes, options)) + tail;
}

interface Parts {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
}

/** Takes opening marks off the front of a word and closing ones and points off its end. */
function splitMarks(word: string): Parts {
  const head = /^(?:[(<]|&lt;)*/.exec(word)![0];
  let end = word.length;
  for (;;) {
    if (end > head.length && /[)>.,\n]/.test(word[end - 1]!) && !word.slice(0, end).endsWith('&gt;')) end--;
    else if (end - 4 >= head.length && word.slice(0, end).endsWith('&gt;')) end -= 4;
    else break;
  }
  return { head, middle: word.slice(head.length, end), tail: word.slice(end) };
}

/** Gives closing marks back to an address that opened them. */
function balance(parts: Parts): Parts {
  let { middle, tail } = parts;
  for (const [open, close] of [
    ['(', ')'],
    ['<', '>'],
    ['&lt;', '&gt;'],
  ] as const) {
    const opened = middle.split(open).length - 1;
    if (opened <= middle.split(close).length - 1) continue;
    for (let i = Math.min(opened, tail.split(close).length - 1); i > 0; i--) {
      const end = tail.indexOf(close) + close.length;
      middle += tail.slice(0, end);
      tail = tail.slice(end);
    }
  }
  return { head: parts.head, middle, tail };
}

function link(text: string, attributes: string, options: UrlizeOptions): string {
  const { limit } = options;
  const shown = limit !== undefined && textLength(text) > limit ? `${takePoints(text, limit)}...` : text;
  if (web.test(text)) {
    const address = /^https?:\/\//.test(text) ? text : `https://${text}`;
    return `<a href="${address}"${attributes}>${shown}</a>`;
  }
  if (text.startsWith('mailto:') && mail.test(text.slice(7))) return `<a href="${text}">${text.slice(7)}</a>`;
  const plainMail = text.includes('@') && !/^(?:www\.|@)/.test(text) && !text.includes(':') && mail.test(text);
  if (plainMail) return `<a href="mailto:${text}">${text}</a>`;
  const own = options.schemes.find((one) => text !== one && text.startsWith(one));
  return own === undefined ? text : `<a href="${text}"${attributes}>${text}</a>`;
}
