import { isInt, PyDict, PyFloat, pyStr, type Value } from '../../value';
import { itemsOf, yamlFloat } from './leaf';
import { isMisread } from './plain-text';

/** Words that need no quotes in any place of a block: short, plain, and text to every YAML reader. */
const plainWord = /^[A-Za-z_][\w./-]*(?: [\w./-]+)*$/;
const typedElsewhere = /^(?:y|n|true|false|yes|no|on|off|null)$/i;

/** A longer list has a line for each item. */
const LONG = 80;

/**
 * YAML that PyYAML reads back as the very same value: lists of single words in one line, text of several lines as a
 * literal block, and everything quoted that YAML 1.1 or 1.2 could take for something else. For people; `dumpYaml` writes
 * what PyYAML itself would.
 *
 * @param value a dict or a list
 */
export function printReadableYaml(value: Value): string {
  return `${block(value, 0).trimStart()}\n`;
}

/** The value behind a key or an item's dash, with the blank or line break before it. */
function block(value: Value, indent: number): string {
  const items = itemsOf(value);
  if (items) {
    const line = items.every((item) => !isNested(item)) ? flow(items) : undefined;
    if (line !== undefined && (line.length <= LONG || items.length === 1)) return ` ${line}`;
    return items.map((item) => `\n${' '.repeat(indent)}-${inItem(item, indent + 2)}`).join('');
  }
  if (value instanceof PyDict) {
    const entries = [...value.entries()];
    if (entries.length === 0) return ' {}';
    return entries
      .map(([key, entry]) => `\n${' '.repeat(indent)}${keyText(pyStr(key))}:${block(entry, indent + 2)}`)
      .join('');
  }
  if (typeof value === 'string' && canBeBlock(value)) return literal(value, indent);
  return ` ${scalar(value)}`;
}

/** An item's first key stands on the line of its dash. */
function inItem(value: Value, indent: number): string {
  const text = block(value, indent);
  const isBlockMap = value instanceof PyDict && value.size > 0;
  return isBlockMap ? ` ${text.trimStart()}` : text;
}

function isNested(value: Value): boolean {
  return itemsOf(value) !== undefined || value instanceof PyDict || (typeof value === 'string' && canBeBlock(value));
}

/** Words of a list are always quoted: that is where YAML 1.1 misreads most. */
function flow(items: readonly Value[]): string {
  return `[${items.map((item) => (typeof item === 'string' ? quoted(item) : scalar(item))).join(', ')}]`;
}

function keyText(key: string): string {
  return isPlain(key) ? key : quoted(key);
}

function scalar(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return isPlain(value) ? value : quoted(value);
  if (value instanceof PyFloat) return yamlFloat(value.value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return isInt(value) ? String(value) : quoted(pyStr(value));
}

function isPlain(text: string): boolean {
  return plainWord.test(text) && !isMisread(text) && !typedElsewhere.test(text);
}

/** Whether a literal block keeps the text as it is in YAML 1.1, where more signs than a line feed end a line. */
function canBeBlock(text: string): boolean {
  const unsafe = /[\0-\x09\v-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]/;
  return /[^\n]\n/.test(text) && !unsafe.test(text) && !/^\s|[^\S\n](?:\n|$)|\n\n$/.test(text);
}

function literal(text: string, indent: number): string {
  const keepsEnd = text.endsWith('\n');
  const lines = (keepsEnd ? text.slice(0, -1) : text).split('\n');
  const margin = ' '.repeat(indent);
  return ` |${keepsEnd ? '' : '-'}\n${lines.map((line) => (line === '' ? '' : margin + line)).join('\n')}`;
}

/** Double quotes as YAML 1.1, 1.2 and JSON read them alike; signs that YAML 1.1 cannot hold as they are, escaped. */
function quoted(text: string): string {
  const rare =
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  return JSON.stringify(text).replace(rare, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
