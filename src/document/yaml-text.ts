import { Scalar } from 'yaml';

/** Words and signs that no YAML reader takes for anything but text, 1.1 (PyYAML) or 1.2. */
const plain = /^[A-Za-z](?:[\w./()'-]| (?=\S))*$/;
const typed = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** From here on a line is easier to read in a block of its own. */
const LONG = 60;

/** A name or a note: plain where every reader agrees that it is text, else quoted. */
export function word(text: string): Scalar<string> {
  return scalar(text, plain.test(text) && !typed.test(text) ? 'PLAIN' : 'QUOTE_DOUBLE');
}

/** Always quoted: `Yes`, `No` and `1` are what PyYAML would read as something else. */
export function quoted(text: string): Scalar<string> {
  return scalar(text, 'QUOTE_DOUBLE');
}

/**
 * The text of a template: a literal block where it has lines, quotes or length, so that it reads as it will print;
 * quoted where a block would hide or an editor would eat what is in it.
 */
export function prose(text: string): Scalar<string> {
  const wantsBlock = text.length > LONG || /["\\\n]/.test(text);
  return wantsBlock && canBeLiteral(text) ? scalar(text, 'BLOCK_LITERAL') : quoted(text);
}

/** A text as a literal block, however short, as long as the block keeps it; quoted otherwise. */
export function block(text: string): Scalar<string> {
  return text !== '' && canBeLiteral(text) ? scalar(text, 'BLOCK_LITERAL') : quoted(text);
}

/** Whether a literal block keeps the text even in an editor that trims line ends. */
function canBeLiteral(text: string): boolean {
  const invisible =
    /[\0-\x09\v-\x1f\x7f-\x9f\u00a0\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
  return !invisible.test(text) && !/^\s|[^\S\n](?:\n|$)|\n\n$/.test(text);
}

function scalar(text: string, type: NonNullable<Scalar['type']>): Scalar<string> {
  const node = new Scalar(text);
  node.type = type;
  return node;
}
