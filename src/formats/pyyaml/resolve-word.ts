import { PyFloat, toInt } from '../../value';
import type { YamlScalar } from './node';

/** The implicit resolvers of PyYAML 6 (YAML 1.1): what a plain, unquoted word means. Dates stay text. */
const bool = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const truth = /^(?:yes|true|on)$/i;
const nothing = /^(?:~|null|Null|NULL|)$/;
const int = /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+)$/;
const sexagesimalInt = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;
const float = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|[-+]?\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/;
const sexagesimalFloat = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/;
const infinity = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^\.(?:nan|NaN|NAN)$/;

/** What PyYAML makes of a plain word. */
export function resolveWord(word: string): YamlScalar['value'] {
  if (bool.test(word)) return truth.test(word);
  if (nothing.test(word)) return null;
  if (int.test(word)) return readInt(word.replaceAll('_', ''));
  if (sexagesimalInt.test(word)) return toInt(BigInt(sexagesimal(word)));
  if (float.test(word)) return new PyFloat(Number(word.replaceAll('_', '')));
  if (sexagesimalFloat.test(word)) return new PyFloat(sexagesimal(word));
  if (infinity.test(word)) return new PyFloat(word.startsWith('-') ? -Infinity : Infinity);
  if (notANumber.test(word)) return new PyFloat(NaN);
  return word;
}

function readInt(word: string): number | bigint {
  const digits = word.replace(/^[-+]/, '');
  // Python's octal has a bare 0 in front, as in 017; JavaScript's BigInt wants 0o17.
  const literal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const size = BigInt(literal);
  return toInt(word.startsWith('-') ? -size : size);
}

function sexagesimal(word: string): number {
  const digits = word.replaceAll('_', '').replace(/^[-+]/, '');
  const size = digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return word.startsWith('-') ? -size : size;
}
