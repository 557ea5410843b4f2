import {
  asIndex,
  chargeItems,
  chargeText,
  SPACE_CLASS,
  stripText,
  typeError,
  typeName,
  valueError,
  type Value,
} from '../../value';
import { needText } from '../markup';

const spaces = new RegExp(`[${SPACE_CLASS}]+`, 'g');

function limit(value: Value): number {
  const most = asIndex(value);
  if (most === undefined) throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  return most < 0 ? Infinity : most;
}

/** Python's `str.split` and, from the right, `rsplit`; without a separator runs of white space separate. */
export function splitText(text: string, separator: Value, most: Value, fromRight: boolean): string[] {
  chargeText(text.length);
  const parts = limit(most);
  const found =
    separator === null ? words(text, parts, fromRight) : pieces(text, needText(separator), parts, fromRight);
  chargeItems(found.length);
  return found;
}

function pieces(text: string, separator: string, most: number, fromRight: boolean): string[] {
  if (separator === '') throw valueError('empty separator');
  const all = text.split(separator);
  if (all.length - 1 <= most) return all;
  if (fromRight) {
    const kept = all.length - most;
    return [all.slice(0, kept).join(separator), ...all.slice(kept)];
  }
  return [...all.slice(0, most), all.slice(most).join(separator)];
}

/** Words between white space; where the limit stops the splitting, the rest keeps its white space on the far side. */
function words(text: string, most: number, fromRight: boolean): string[] {
  const trimmed = stripText(text, 'both');
  if (trimmed === '') return [];
  const all = trimmed.split(spaces);
  if (all.length <= most) return all;
  const gaps = [...trimmed.matchAll(spaces)];
  if (fromRight) {
    if (most === 0) return [stripText(text, 'right')];
    const blanks = text.slice(0, text.length - stripText(text, 'left').length);
    return [blanks + trimmed.slice(0, gaps[gaps.length - most]!.index), ...all.slice(all.length - most)];
  }
  const start = stripText(text, 'left');
  if (most === 0) return [start];
  const gap = gaps[most - 1]!;
  return [...all.slice(0, most), start.slice(gap.index + gap[0].length)];
}

const lineEnds = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** Python's `str.splitlines`. */
export function splitLines(text: string, keepEnds: boolean): string[] {
  chargeText(text.length);
  const lines: string[] = [];
  let start = 0;
  for (const match of text.matchAll(lineEnds)) {
    const end = match.index + match[0].length;
    lines.push(text.slice(start, keepEnds ? end : match.index));
    start = end;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

/** Python's `str.partition` and `rpartition`. */
export function partition(text: string, separator: Value, last: boolean): [string, string, string] {
  const mark = needText(separator);
  if (mark === '') throw valueError('empty separator');
  const at = last ? text.lastIndexOf(mark) : text.indexOf(mark);
  if (at < 0) return last ? ['', '', text] : [text, '', ''];
  return [text.slice(0, at), mark, text.slice(at + mark.length)];
}
